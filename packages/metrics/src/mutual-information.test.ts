import { expect, it } from 'vitest';
import { mutualInformation } from './mutual-information.ts';

it('two equal halves tell ln 2 about themselves', () => {
  expect(mutualInformation([0, 0, 1, 1], ['x', 'x', 'y', 'y'])).toBe(Math.LN2);
});

it('halves that cross tell exactly nothing', () => {
  expect(mutualInformation([0, 0, 1, 1], [0, 1, 0, 1])).toBe(0);
});

it('quarters tell ln 2 about halves that they refine', () => {
  expect(mutualInformation([0, 0, 1, 1], [0, 1, 2, 3])).toBe(Math.LN2);
});

it('of weights down to 5e-324 beside others it ends, and tells what the others tell', () => {
  const a = [0, 0, 1, 1, 2, 2, 0];
  const b = [0, 0, 1, 1, 2, 3, 3];
  const sampleWeights = [1, 1, 1, 1, 5e-324, 1e-300, 5e-324];
  expect(Math.abs(mutualInformation(a, b, { sampleWeights }) - Math.LN2)).toBeLessThan(1e-15);
});

it('one class tells nothing', () => {
  expect(mutualInformation([0, 0, 0], [0, 1, 1])).toBe(0);
});

it('2 rows too many in a cell of a million of four: 1e-12 / 2, to 9 digits', () => {
  // Each cell expects 250000 rows; moved by +-d the information is half the mean of (d / 250000)^2, up to d^4.
  const cells = [250_001, 249_999, 249_999, 250_001];
  const a = cells.flatMap((count, cell) => Array<number>(count).fill(cell >> 1));
  const b = cells.flatMap((count, cell) => Array<number>(count).fill(cell & 1));
  const expected = (1 / 250_000) ** 2 / 2;
  expect(Math.abs(mutualInformation(a, b) / expected - 1)).toBeLessThan(1e-9);
});
