import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Seed, forkSeed, randomStream } from './seed.ts';

const draws = (count: number, seed: Seed, ...labels: string[]) =>
  Array.from({ length: count }, randomStream(seed, ...labels));

describe('randomStream, by hand', () => {
  it('seeds 0 and 1 and a fork begin as they always did', () => {
    expect(draws(3, 0)).toEqual([0.5945264335737063, 0.12979769093792703, 0.479257016189522]);
    expect(draws(3, 1)).toEqual([0.5260470956849501, 0.47771977624423734, 0.1658184207777541]);
    expect(draws(3, 1, 'start/3')).toEqual([0.7925192747098047, 0.59426843147336, 0.8319755906769516]);
  });
});

describe('forkSeed, by hand', () => {
  it('adds its labels, and a stream of the result is the stream of those labels', () => {
    expect(forkSeed(1, 'start/3', 'init')).toBe('1/start/3/init');
    expect(draws(3, forkSeed(1, 'start/3'), 'init')).toEqual(draws(3, 1, 'start/3', 'init'));
  });

  it('without labels is the seed as a text', () => {
    expect([forkSeed(7), forkSeed('seven')]).toEqual(['7', 'seven']);
  });
});

describe('randomStream, properties', () => {
  it('a number and its text are the same seed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), (seed) => {
        expect(draws(4, seed, 'init')).toEqual(draws(4, String(seed), 'init'));
      }),
    );
  });

  it('the same call gives the same draws, and another seed or label others', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.string(), fc.string(), (a, b, one, two) => {
        fc.pre(a !== b && one !== two);
        expect(draws(4, a, one)).toEqual(draws(4, a, one));
        expect(draws(4, a, one)).not.toEqual(draws(4, b, one));
        expect(draws(4, a, one)).not.toEqual(draws(4, a, two));
      }),
    );
  });

  it('one stream does not disturb another', () => {
    const first = randomStream(0, 'a');
    const second = randomStream(0, 'b');
    const mixed = Array.from({ length: 4 }, () => [first(), second()]);
    expect(mixed).toEqual(draws(4, 0, 'a').map((draw, i) => [draw, draws(4, 0, 'b')[i]]));
  });
});

describe('randomStream, distribution', () => {
  const n = 200_000;
  const error = (sd: number) => (5 * sd) / Math.sqrt(n);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = draws(n, 0);

  it('draws are in [0, 1), with more than 32 bits', () => {
    expect(x.every((draw) => draw >= 0 && draw < 1)).toBe(true);
    expect(x.filter((draw) => (draw * 2 ** 32) % 1 !== 0).length).toBeGreaterThan(0.99 * n);
  });

  it.each([1, 2, 3, 4])('moment %d is that of a uniform number', (power) => {
    const expected = 1 / (power + 1);
    const variance = 1 / (2 * power + 1) - expected ** 2;
    expect(Math.abs(mean(x.map((draw) => draw ** power)) - expected)).toBeLessThan(error(Math.sqrt(variance)));
  });

  it('neighbours, and the same place of two forks, are not correlated', () => {
    const y = draws(n, 0, 'fork');
    const product = (a: readonly number[], b: readonly number[]) =>
      mean(a.map((draw, i) => (draw - 0.5) * (b[i] - 0.5)));
    expect(Math.abs(product(x, [...x.slice(1), x[0]]))).toBeLessThan(error(1 / 12));
    expect(Math.abs(product(x, y))).toBeLessThan(error(1 / 12));
  });

  it('the first draws of seeds 0, 1, 2, ... are uniform too', () => {
    const firsts = Array.from({ length: 10_000 }, (_, seed) => randomStream(seed)());
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / 10_000));
  });
});
