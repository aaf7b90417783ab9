import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, expectClose, makeCase, rowsOf, sumsOf } from '../../test/cases.ts';
import { centerDistances } from './reference.ts';

function run({ matrix, points }: Pick<ReturnType<typeof makeCase>, 'matrix' | 'points'>) {
  const distances = new Float64Array(matrix.rows * points.rows);
  sumsOf(centerDistances, { centers: points }, { matrix, weights: null }, { distances });
  return distances;
}

describe('centerDistances', () => {
  it('of rows (0, 0), (3, 4) from centers (0, 0), (3, 0) are 0, 3 and 5, 4', () => {
    const two = (...data: number[]) => ({ data: Float64Array.from(data), rows: 2, cols: 2 });
    expect([...run({ matrix: two(0, 0, 3, 4), points: two(0, 0, 3, 0) })]).toEqual([0, 3, 5, 4]);
  });

  it('are Euclidean distances, row by row', () => {
    const check = (example: ReturnType<typeof makeCase>) => {
      const expected = rowsOf(example.matrix).flatMap((row) =>
        rowsOf(example.points).map((center) => Math.hypot(...row.map((value, j) => value - center[j]))),
      );
      expectClose({ distances: run(example) }, { distances: expected }, 1e-15);
    };
    fc.assert(fc.property(cases, check));
    check(makeCase(3000, 2, 3, 'blocks'));
  });
});
