import { expect, it } from 'vitest';
import { lineBins } from './line-bins.ts';

it('puts the values 0 to 7 into bins of 2 * 4 / 8^(1/3) = 4 at most, five of them because fewer say nothing', () => {
  const { low, step, bins, counts, total } = lineBins(Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7));
  expect([low, step, bins, total]).toEqual([0, 7 / 5, 5, 8]);
  expect([...counts]).toEqual([2, 1, 2, 1, 2]);
});

it('counts weights by group', () => {
  const { counts } = lineBins(Float64Array.of(0, 10), { of: Int32Array.of(1, 0), groups: 2, weights: [3, 0.5] });
  expect([...counts]).toEqual([0, 3, 0, 0, 0, 0, 0, 0, 0.5, 0]);
});

it('puts equal values into the middle of a bin around them', () => {
  const { low, step, bins, counts } = lineBins(Float64Array.of(5, 5, 5));
  expect(low).toBeLessThan(5);
  expect(low + bins * step).toBeGreaterThan(5);
  expect(counts.reduce((sum, value) => sum + value, 0)).toBe(3);
});
