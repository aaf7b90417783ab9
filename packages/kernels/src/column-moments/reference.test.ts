import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Case,
  cases,
  expectClose,
  makeCase,
  repeated,
  rowsOf,
  shifted,
  sumsOf,
  wholeAndMerged,
} from '../../test/cases.ts';
import { columnMoments } from './reference.ts';

const firstPoint = ({ points }: Case): Float64Array => points.data.slice(0, points.cols);

function check(example: Case): void {
  const about = firstPoint(example);
  const { weights } = example;
  const rows = rowsOf(example.matrix);
  const sum = (of: (row: number[]) => number) => rows.reduce((total, row, i) => total + weights[i] * of(row), 0);
  const expected = {
    weight: [sum(() => 1)],
    shift: Array.from(about, (value, j) => sum((row) => row[j] - value)),
    square: Array.from(about, (value, j) => sum((row) => (row[j] - value) ** 2)),
  };
  expectClose(sumsOf(columnMoments, { about }, example), expected, 1e-13);
}

describe('columnMoments', () => {
  it('of rows (0, 5), (1, 7), (5, 9) about (1, 5) with weights 1, 2, 0.5', () => {
    const matrix = { data: Float64Array.of(0, 5, 1, 7, 5, 9), rows: 3, cols: 2 };
    expect(
      sumsOf(columnMoments, { about: Float64Array.of(1, 5) }, { matrix, weights: Float64Array.of(1, 2, 0.5) }),
    ).toEqual({
      weight: Float64Array.of(3.5),
      shift: Float64Array.of(-1 + 2, 4 + 2),
      square: Float64Array.of(1 + 8, 8 + 8),
    });
  });

  it('are the plain sums', () => {
    fc.assert(fc.property(cases, check));
    check(makeCase(5000, 3, 1, 'blocks'));
  });

  it('weight 2 is the row twice, weight 0 no row', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const ask = { about: firstPoint(example) };
        expectClose(sumsOf(columnMoments, ask, example), sumsOf(columnMoments, ask, repeated(example).rows), 1e-14);
      }),
    );
  });

  it('two blocks merged are one block', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { whole, merged } = wholeAndMerged(columnMoments, { about: firstPoint(example) }, example);
        expectClose(merged, whole, 1e-14);
      }),
    );
  });

  it('data and point 1e8 from zero give the same bits', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const about = firstPoint(example);
        const far = { ...example, matrix: shifted(example.matrix, 1e8) };
        expect(sumsOf(columnMoments, { about: about.map((value) => value + 1e8) }, far)).toEqual(
          sumsOf(columnMoments, { about }, example),
        );
      }),
    );
  });
});
