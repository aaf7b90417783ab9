import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, expectClose, makeCase, rowsOf, sumsOf } from '../../test/cases.ts';
import { distanceSums } from './reference.ts';

const plane = (...data: number[]) => ({ data: Float64Array.from(data), rows: data.length / 2, cols: 2 });

describe('distanceSums', () => {
  it('of rows (0, 0), (3, 4) and points (0, 0), (3, 0) are 0 + 3 and 5 + 4 a row, 0 + 5 and 3 + 4 a point', () => {
    const toRows = new Float64Array(2);
    const { toPoints } = sumsOf(
      distanceSums,
      { points: plane(0, 0, 3, 0), pointWeights: null },
      { matrix: plane(0, 0, 3, 4), weights: null },
      { toRows },
    );
    expect([...toRows, ...toPoints]).toEqual([3, 9, 5, 7]);
  });

  it('adds to what is there: rows weigh for points, points for rows, and a row of weight 0 for none', () => {
    const toRows = Float64Array.of(100, 200);
    const { toPoints } = sumsOf(
      distanceSums,
      { points: plane(0, 0, 3, 0), pointWeights: Float64Array.of(2, 10) },
      { matrix: plane(0, 0, 3, 4), weights: Float64Array.of(0, 3) },
      { toRows },
    );
    expect([...toRows, ...toPoints]).toEqual([130, 250, 15, 12]);
  });

  it('are sums of Euclidean distances, block after block', () => {
    const check = ({ matrix, weights, points }: ReturnType<typeof makeCase>) => {
      const toRows = new Float64Array(matrix.rows);
      const { toPoints } = sumsOf(distanceSums, { points, pointWeights: null }, { matrix, weights }, { toRows });
      const distance = (a: number[], b: number[]) => Math.hypot(...a.map((value, j) => value - b[j]));
      const [rows, all] = [rowsOf(matrix), rowsOf(points)];
      expectClose({ toRows }, { toRows: rows.map((row) => all.reduce((sum, p) => sum + distance(row, p), 0)) }, 1e-13);
      const weighted = (p: number[]) => rows.reduce((sum, row, i) => sum + (weights?.[i] ?? 1) * distance(row, p), 0);
      expectClose({ toPoints }, { toPoints: all.map(weighted) }, 1e-12);
    };
    fc.assert(fc.property(cases, check));
    check(makeCase(3000, 2, 3, 'blocks'));
  });
});
