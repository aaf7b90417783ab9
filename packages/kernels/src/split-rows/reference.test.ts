import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, cases, column, expectClose, makeCase, pointDistance, rowsOf, sumsOf } from '../../test/cases.ts';
import { splitRows } from './reference.ts';

describe('splitRows', () => {
  it('of label 1, row 1 is nearer to 0 and row 9 to 10; row 5 is a tie and goes to the first; label 0 stays', () => {
    const rows = { matrix: column(1, 9, 5, 9), weights: Float64Array.of(1, 2, 1, 1) };
    const sides = Int32Array.of(0, 0, 0, 7);
    const sums = sumsOf(splitRows, { label: 1, centers: column(0, 10) }, rows, {
      labels: Int32Array.of(1, 1, 1, 0),
      sides,
    });
    expect(sums).toEqual({
      weight: Float64Array.of(2, 2),
      shift: Float64Array.of(6, -2),
      inertia: Float64Array.of(26, 2),
      changed: Float64Array.of(1),
    });
    expect(sides).toEqual(Int32Array.of(0, 1, 0, 7));
  });

  const check = ({ matrix, weights, labels }: Case) => {
    const centers = { data: matrix.data.slice(0, 2 * matrix.cols), rows: 2, cols: matrix.cols };
    const [a, b] = rowsOf(centers);
    const sides = new Int32Array(matrix.rows);
    const sums = sumsOf(splitRows, { label: 0, centers }, { matrix, weights }, { labels, sides });
    const mine = rowsOf(matrix).flatMap((row, i) => (labels[i] === 0 ? [{ row, w: weights[i] }] : []));
    const onSide = (side: number) =>
      mine.filter(({ row }) => Number(pointDistance(row, b) < pointDistance(row, a)) === side);
    const both = (of: (row: number[], center: number[]) => number[]) =>
      [a, b].flatMap((center, side) =>
        onSide(side).reduce(
          (sum, { row, w }) => sum.map((value, j) => value + w * of(row, center)[j]),
          of(a, a).map(() => 0),
        ),
      );
    expectClose(
      sums,
      {
        weight: both(() => [1]),
        shift: both((row, center) => row.map((value, j) => value - center[j])),
        inertia: both((row, center) => [pointDistance(row, center)]),
        changed: [onSide(1).filter(({ w }) => w > 0).length],
      },
      1e-12,
    );
  };

  it('is what sorting the rows by hand gives', () => {
    fc.assert(
      fc.property(
        cases.filter(({ matrix }) => matrix.rows > 1),
        check,
      ),
    );
    check(makeCase(3000, 2, 3, 'split'));
  });
});
