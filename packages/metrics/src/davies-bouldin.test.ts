import { expect, it } from 'vitest';
import { daviesBouldin } from './davies-bouldin.ts';

it('0 2 | 10 12: spreads 1 and 1 over centers 10 apart', () => {
  expect(daviesBouldin([0, 2, 10, 12], [0, 0, 1, 1])).toBe(0.2);
});

it('0 2 | 10 12 | 20: the worst neighbours are 1/5, 1/5 and 1/9', () => {
  expect(daviesBouldin([0, 2, 10, 12, 20], [0, 0, 1, 1, 2])).toBeCloseTo((0.2 + 0.2 + 1 / 9) / 3, 15);
});

it('centers in the same place are 0, also where they differ by rounding', () => {
  expect(daviesBouldin([-1, 1, -3, 3], [0, 0, 1, 1])).toBe(0);
  expect(daviesBouldin([0.1, 0.2, 0.3, 0, 0.2, 0.4], [0, 0, 0, 1, 1, 1])).toBe(0);
});

it('equal rows in two clusters are 0, not NaN', () => {
  expect(daviesBouldin([7, 7, 7, 7], [0, 0, 1, 1])).toBe(0);
});
