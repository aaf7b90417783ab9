import { describe, expect, it } from 'vitest';
import { logShares, partOf, sumsOf, without } from './part.ts';

const ones = (count: number) => new Float64Array(count).fill(1);
const sumsOfColumn = (points: number[]) => sumsOf(Float64Array.from(points), ones(points.length), 1, true);

describe('parts, by hand', () => {
  it('four of eight points, 0 0 2 2, have mean 1, and with 0.2 beside variance 4.2 / 4.2', () => {
    const part = partOf(sumsOfColumn([0, 0, 2, 2]), 8, 1, 'full')!;
    expect([part.mean[0], part.whitening[0]]).toEqual([1, 1]);
    expect(logShares(part, Float64Array.of(3), new Float64Array(1))[0]).toBeCloseTo(Math.log(0.5) - 2, 14);
  });

  it('what 0 2 5 have without 2 are the sums of 0 5; two points in one column are too few', () => {
    const left = without(sumsOfColumn([0, 2, 5]), sumsOfColumn([2]));
    expect(left).toEqual(sumsOfColumn([0, 5]));
    expect(partOf(left, 3, 1, 'full')).toBe(null);
  });

  it('a round part has the mean variance of its columns, a held one 1', () => {
    const sums = sumsOf(Float64Array.of(3, 1, -3, 1, 3, -1, -3, -1), ones(4), 2, false);
    const widths = (shape: 'round' | 'held' | 'diagonal') => {
      const { whitening } = partOf(sums, 4, 2, shape)!;
      return [1 / whitening[0] ** 2, 1 / whitening[3] ** 2].map((value) => Number(value.toFixed(10)));
    };
    const [wide, narrow] = [36.2 / 4.2, 4.2 / 4.2].map((value) => Number(value.toFixed(10)));
    expect(widths('diagonal')).toEqual([wide, narrow]);
    expect(widths('round')).toEqual(Array(2).fill(Number(((wide + narrow) / 2).toFixed(10))));
    expect(widths('held')).toEqual([1, 1]);
  });
});
