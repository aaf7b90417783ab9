import { expect, test } from 'vitest';
import { expectCommitted } from '../page/committed.ts';
import { proseOf } from '../page/prose.ts';
import { apart, errors, lecture, rough, runs, small } from './4-four-blobs.ts';

const said = proseOf(lecture);

test('by hand and by the library: the same iterations, the same trace', () => {
  for (const { byHand, model } of runs)
    expect(model.report.iterations).toBe(byHand.trace.length);
  for (const relative of apart) expect(relative).toBeLessThan(1e-10);
  expect(small.trace).toEqual(runs[0].byHand.trace);
  expect(rough).toHaveLength(4);
});

test('the log-likelihood never falls', () => {
  for (const { byHand } of runs) {
    byHand.trace
      .slice(1)
      .forEach((value, i) => expect(value).toBeGreaterThanOrEqual(byHand.trace[i] - 1e-9));
  }
});

test('iterations are those that the prose states', () => {
  const overlapping = runs[0].labels.filter((label) => label === 1 || label === 2).length;
  expect(said).toContain('have only some fifty rows there');
  expect(Math.abs(overlapping - 50)).toBeLessThan(5);
  const [few, some, many] = runs.map(({ model }) => model.report.iterations);
  expect(said).toContain(
    `EM walks longest on the smallest data, ${few} iterations against ${some} and ${many}`,
  );
});

test('ten times the rows, a third of the error', () => {
  const [few, some, many] = errors.map((row) => row['on average']);
  expect(said).toContain(
    `${few.toFixed(3)} on average with 105 rows, ${some.toFixed(3)} with ten times as many, ${many.toFixed(3)} with a hundred times`,
  );
  const [, middle, right] = errors[0]['errors of the four centers'].split(', ');
  expect(said).toContain(`those that overlap pay most, ${middle} and ${right}:`);
  expect(few / some).toBeCloseTo(Math.sqrt(10), 0);
  expect(some / many).toBeCloseTo(Math.sqrt(10), 0);
});

test('the page is up to date', () => expectCommitted(lecture));
