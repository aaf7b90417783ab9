import { expect, it } from 'vitest';
import { adjustedMutualInformation } from './adjusted-mutual-information.ts';

it('0 0 1 1 against 0 1 0 1: (0 - ln 2 / 3) / (ln 2 - ln 2 / 3) = -1/2', () => {
  expect(adjustedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 15);
});

it('one class twice is 1', () => {
  expect(adjustedMutualInformation([3, 3], ['x', 'x'])).toBe(1);
  expect(adjustedMutualInformation([3], [4])).toBe(1);
});

it.each(['arithmetic', 'geometric', 'min', 'max'] as const)(
  'one class or a class a row is exactly 0 against all but one class twice (%s)',
  (average) => {
    for (const trivial of [
      [0, 0, 0, 0, 0],
      [0, 1, 2, 3, 4],
    ]) {
      expect(adjustedMutualInformation(trivial, [0, 0, 1, 1, 2], { average })).toBe(0);
      expect(adjustedMutualInformation([0, 0, 1, 1, 2], trivial, { average })).toBe(0);
    }
    expect(adjustedMutualInformation([0, 1, 2], [0, 1, 2], { average })).toBe(0);
    expect(adjustedMutualInformation([0, 1, 2], [0, 0, 0], { average })).toBe(0);
  },
);

it('300 classes of 100000 rows: 1 for the same partition, and as near 0 as chance lets it for an unrelated one', () => {
  const rows = 1e5;
  const a = Int32Array.from({ length: rows }, (_, i) => i % 300);
  let state = 1;
  const b = a.map(() => (state = (state * 16807) % 2147483647) % 301);
  expect(adjustedMutualInformation(a, a)).toBe(1);
  // 2 rows times the information is about chi-squared with 299 * 300 degrees of freedom; entropy less its mean is above 5.
  const deviation = Math.sqrt(2 * 299 * 300) / (2 * rows) / 5;
  expect(Math.abs(adjustedMutualInformation(a, b))).toBeLessThan(5 * deviation);
});
