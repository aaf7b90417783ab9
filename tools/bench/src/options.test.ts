import { expect, it } from 'vitest';
import { parseOptions } from './options.ts';

it('nothing said is the short suite, 5 rounds, everyone, as built', () => {
  expect(parseOptions([])).toEqual({
    full: false,
    rounds: 5,
    sources: false,
    out: 'bench-results/bench.json',
    chart: false,
  });
});

it('everything said', () => {
  const line = '--full --only ^em --against scikit-learn,ml-kmeans --rounds 9 --sources --out a.json --chart';
  expect(parseOptions(line.split(' '))).toEqual({
    full: true,
    only: /^em/,
    against: ['scikit-learn', 'ml-kmeans'],
    rounds: 9,
    sources: true,
    out: 'a.json',
    chart: true,
  });
});

it.each([
  ['--rounds', '0', 'It must be a whole number of at least 1.'],
  ['--rounds', '2.5', 'It must be a whole number of at least 1.'],
  ['--only', '(', 'It is no regular expression.'],
  ['--fast', '', "unknown option '--fast'"],
])('%s %s is refused', (option, value, message) => {
  let said = '';
  expect(() => parseOptions(value ? [option, value] : [option], (text) => (said += text))).toThrow();
  expect(said).toContain(message);
});
