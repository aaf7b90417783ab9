import { expect, test } from 'vitest';
import { expectCommitted } from '../page/committed.ts';
import { fixed } from '../page/fixed.ts';
import { proseOf } from '../page/prose.ts';
import {
  best,
  changed,
  distances,
  ends,
  escaped,
  firstShares,
  groups,
  hardEnd,
  hardPath,
  hardRounds,
  known,
  lecture,
  portfolio,
  right,
  said as frame,
  several,
  softEnd,
  softPath,
  softRounds,
} from './3-hard-or-soft.ts';

const said = proseOf(lecture);

test('knowing the groups gives their parameters to four standard errors', () => {
  expect(Math.abs(known[0].mean + 2)).toBeLessThan((4 * 1.3) / Math.sqrt(30));
  expect(Math.abs(known[1].mean - 1)).toBeLessThan((4 * 0.9) / Math.sqrt(30));
  expect(right).toBeGreaterThan(50);
});

test('two rounds by hand are those of the library', () => {
  for (const distance of distances) expect(distance).toBeLessThan(1e-12);
  for (const shares of firstShares) expect(shares[0] + shares[1]).toBeCloseTo(1, 12);
});

test('one hard round is nearly enough, and soft ones are slower', () => {
  const means = hardRounds[1].map(({ mean }) => fixed(mean, 2));
  expect(said).toContain(
    `After one round the hard version has its means at ${means.join(' and ')}`,
  );
  expect(said).toContain('In the second a single number changes sides');
  expect(changed).toBe(1);
  const error = (round: typeof known): number =>
    Math.max(...round.map(({ mean }, k) => Math.abs(mean - known[k].mean)));
  expect(error(hardRounds[1])).toBeLessThan(error(softRounds[2]));
});

test('both end where the prose says', () => {
  expect(said).toContain(`Hard assignment is there after ${hardPath.length} rounds`);
  expect(said).toContain(`Soft assignment takes ${softPath.length} and comes`);
  expect(said).toContain(
    `the higher likelihood, ${fixed(softEnd.logLikelihood, 2)} against ${fixed(hardEnd.logLikelihood, 2)}`,
  );
  expect(said).toContain(
    `its right group is too narrow, ${fixed(groups(hardEnd)[1].deviation, 2)} where the soft one says ${fixed(groups(softEnd)[1].deviation, 2)} and the truth is 0.9`,
  );
  expect(frame.columns).toEqual(['number', 'label', 'probability', 'logDensity']);
});

test('two of five guesses come to the top, and the others end as told', () => {
  const [first, second, alike, narrow, outlier] = ends.map(({ model }) => model);
  expect(second.logLikelihood).toBeCloseTo(first.logLikelihood, 3);
  expect(alike.report.iterations).toBe(2);
  expect(alike.logLikelihood).toBeLessThan(first.logLikelihood - 5);
  expect(escaped.logLikelihood).toBeCloseTo(first.logLikelihood, 3);
  expect(said).toContain(`nearly as high, ${fixed(narrow.logLikelihood, 2)}`);
  expect(said).toContain(
    `a knot of some ${(60 * Math.min(...narrow.weights)).toFixed(0)} numbers`,
  );
  expect(outlier.report.warnings.map(({ code }) => code)).toContain('spurious');
});

test('sixteen of twenty random starts agree, and nearly all of the default', () => {
  const agreeing = 20 * several.report.agreement;
  expect(agreeing).toBeCloseTo(16, 12);
  expect(said).toContain(
    'Four of twenty stopped on the plateau where the two groups are one; sixteen found the top.',
  );
  expect(best.logLikelihood).toBeCloseTo(softEnd.logLikelihood, 3);
  expect(portfolio.report.agreement).toBeGreaterThanOrEqual(0.9);
});

test('the page is up to date', () => expectCommitted(lecture));
