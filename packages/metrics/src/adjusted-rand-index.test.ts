import { expect, it } from 'vitest';
import { adjustedRandIndex } from './adjusted-rand-index.ts';

it('0 0 1 1 against 0 0 1 2 is 4/7', () => {
  expect(adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(4 / 7, 15);
});

it('0 0 1 1 against 0 1 0 1 is -1/2, the least there is', () => {
  expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBe(-0.5);
});

it('one class twice, a class a row twice and a single row are 1', () => {
  expect(adjustedRandIndex([5, 5, 5], ['x', 'x', 'x'])).toBe(1);
  expect(adjustedRandIndex([0, 1, 2], [2, 0, 1])).toBe(1);
  expect(adjustedRandIndex([0], [0])).toBe(1);
});

it('one row alone in a million, another one alone in the other labelling: -1e-6 to 15 digits', () => {
  const rows = 1e6;
  const alone = (row: number): Uint8Array => Uint8Array.from({ length: rows }, (_, i) => (i === row ? 1 : 0));
  // In pairs: both = (n-1)(n-2)/2 - (n-2), either alone = n-2, neither = 1; so 2(both - (n-2)^2) / ((n-1)(n-2)/2 ...) = -1 / (n-1).
  const both = (rows - 2) * (rows - 3);
  const only = 2 * (rows - 2);
  const exact = (2 * (2 * both - only * only)) / (2 * (both + only) * (only + 2));
  expect(adjustedRandIndex(alone(3), alone(77))).toBe(exact);
  expect(Math.abs(exact * (1 - rows) - 1)).toBeLessThan(1e-9);
});
