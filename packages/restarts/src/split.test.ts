import { matrix } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { bestSplit } from './split.ts';
import { workNow } from './work.ts';

const splitOf = (...of: Parameters<typeof bestSplit>) => workNow(bestSplit(...of), undefined);

describe('bestSplit, by hand', () => {
  const rows = (values: number[], weights: number[] | null = null) => ({
    matrix: matrix(values),
    weights: weights && Float64Array.from(weights),
  });

  it('0 1 | 9 10 of least squares gains 81, with means 0.5 and 9.5', () => {
    const split = splitOf(rows([9, 0, 10, 1]), new Int32Array(4), 0, 'smaller');
    expect(split).toMatchObject({ near: [0.5], far: [9.5], farRows: Int32Array.of(0, 2), farShare: 0.5 });
    expect(split?.gain).toBeCloseTo(81, 12);
  });

  it('of a likelihood it gains n (ln(v / v within) / 2 + ln(1 / 2))', () => {
    const split = splitOf(rows([9, 0, 10, 1]), new Int32Array(4), 0, 'larger');
    expect(split?.gain).toBeCloseTo(4 * (Math.log((81 + 1) / 1) / 2 - Math.LN2), 12);
  });

  it('weights are repeated rows, and rows of weight 0 or of other clusters are absent', () => {
    const split = splitOf(rows([0, 8, 9, 99, 7], [2, 1, 1, 0, 5]), Int32Array.of(0, 0, 0, 0, 1), 0, 'smaller');
    expect(split).toMatchObject({ near: [0], far: [8.5], farRows: Int32Array.of(1, 2), farShare: 0.5 });
  });

  it('equal rows, one row, and for a mixture less than twice as many rows as columns and one, have none', () => {
    expect(splitOf(rows([3, 3, 3, 3]), new Int32Array(4), 0, 'smaller')).toBeNull();
    expect(splitOf(rows([3]), new Int32Array(1), 0, 'smaller')).toBeNull();
    expect(splitOf(rows([1, 2, 9]), new Int32Array(3), 0, 'larger')).toBeNull();
  });
});
