import { describe, expect, it } from 'vitest';
import { choleskyFactor, failedPivot } from './cholesky-factor.ts';

describe('choleskyFactor', () => {
  it('of [[4, 12, -16], [12, 37, -43], [-16, -43, 98]] is [[2], [6, 1], [-8, 5, 3]]', () => {
    const a = new Float64Array([4, 12, -16, 12, 37, -43, -16, -43, 98]);
    expect(choleskyFactor(a, 3)).toBe(true);
    expect([...a]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
  });

  it('reads only the lower triangle, and writes zeros above it', () => {
    const a = new Float64Array([4, NaN, 2, 10]);
    expect(choleskyFactor(a, 2)).toBe(true);
    expect([...a]).toEqual([2, 0, 1, 3]);
  });

  it('stops at a pivot of -3, with what it had until then', () => {
    const a = new Float64Array([4, 7, 7, 2, -2, 7, 5, 5, 5]);
    expect(choleskyFactor(a, 3)).toBe(false);
    expect([...a]).toEqual([2, 0, 0, 1, -3, 7, 5, 5, 5]);
  });

  it.each([
    ['0', [0], 0],
    ['-1', [-1], 0],
    ['NaN', [NaN], 0],
    ['Infinity', [Infinity], 0],
    ['0, of equal columns', [1, 1, 1, 1], 1],
    ['NaN, of a cell below the diagonal', [1, 0, NaN, 1], 1],
    ['-Infinity, of an overflow', [1, 0, 1e200, 1], 1],
  ])('is refused a pivot of %s', (_, cells, pivot) => {
    expect(failedPivot(new Float64Array(cells), Math.sqrt(cells.length))).toBe(pivot);
    expect(choleskyFactor(new Float64Array(cells), Math.sqrt(cells.length))).toBe(false);
  });
});
