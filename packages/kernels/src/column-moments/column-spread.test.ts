import { type Matrix, type RowsAbout, answerNow } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, expectClose, makeCase, repeated, rowsOf, shifted, column } from '../../test/cases.ts';
import { type ColumnSpread, columnSpread, meanVariance } from './column-spread.ts';

function about({ rows, cols }: Matrix): RowsAbout {
  const columns = Array.from({ length: cols }, (_, j) => `c${j}`);
  return { rows, cols, columns, totalWeight: NaN, presentRows: NaN };
}

function spread(matrix: Matrix, weights: Float64Array | null = null): ColumnSpread {
  return answerNow(columnSpread('gmm', about(matrix)), { matrix, weights });
}

function varianceOf(matrix: Matrix, weights: Float64Array | null = null): number {
  return answerNow(meanVariance('gmm', about(matrix)), { matrix, weights });
}

describe('columnSpread, by hand', () => {
  it('of 1, 2, 6 has mean 3 and variance 14/3', () => {
    expect(spread(column(1, 2, 6))).toEqual({ mean: Float64Array.of(3), variance: Float64Array.of(14 / 3) });
  });

  it('of 1 and 5 with weights 3 and 1 has mean 2 and variance 3', () => {
    expect(spread(column(1, 5), Float64Array.of(3, 1))).toEqual({
      mean: Float64Array.of(2),
      variance: Float64Array.of(3),
    });
  });

  it('of 0, 1, 1 at 1e15 has variance 2/9, though the mean of 2/3 is rounded to 5/8 there', () => {
    const { mean, variance } = spread(column(1e15, 1e15 + 1, 1e15 + 1));
    expect(mean[0] - 1e15).toBe(5 / 8);
    expect(variance[0]).toBeCloseTo(2 / 9, 15);
  });

  it('of 0 and 2e-144 is 1e-288, of 0 and 2e-146 it is 0: its inverse would overflow where it is multiplied', () => {
    expect(spread(column(0, 2e-144)).variance[0] / 1e-288).toBeCloseTo(1, 14);
    expect([...spread(column(0, 2e-146)).variance]).toEqual([0]);
  });

  it('of one row has its values and variance 0', () => {
    expect(spread({ data: Float64Array.of(0.1, -7), rows: 1, cols: 2 })).toEqual({
      mean: Float64Array.of(0.1, -7),
      variance: Float64Array.of(0, 0),
    });
  });
});

describe('columnSpread, properties', () => {
  it('is the mean of the values and of their squared deviations', () => {
    const check = ({ matrix, weights }: ReturnType<typeof makeCase>) => {
      const rows = rowsOf(matrix);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const average = (of: (row: number[]) => number) =>
        rows.reduce((sum, row, i) => sum + weights[i] * of(row), 0) / total;
      const mean = rows[0].map((_, j) => average((row) => row[j]));
      expectClose(
        spread(matrix, weights),
        { mean, variance: mean.map((m, j) => average((row) => (row[j] - m) ** 2)) },
        1e-12,
      );
    };
    fc.assert(fc.property(cases, check));
    check(makeCase(5000, 3, 1, 'blocks'));
  });

  it('weight 2 is the row twice, weight 0 no row', () => {
    fc.assert(
      fc.property(cases, (example) => {
        expectClose(spread(example.matrix, example.weights), spread(repeated(example).rows.matrix), 1e-12);
      }),
    );
  });

  it('a constant column has exactly its value as mean and 0 as variance, whatever the rows of weight 0 hold', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const near = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 3000 }), (constant, rows) => {
        const { mean, variance } = spread(column(...new Array<number>(rows).fill(constant)));
        expect([mean[0], variance[0]]).toEqual([constant + 0, 0]);
      }),
    );
    fc.assert(
      fc.property(
        near,
        near,
        fc.array(fc.constantFrom(0, 0.1, 0.7, 3), { minLength: 1, maxLength: 50 }),
        (constant, absent, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          const { mean, variance } = spread(
            column(...weights.map((weight) => (weight > 0 ? constant : absent))),
            Float64Array.from(weights),
          );
          expect([mean[0], variance[0]]).toEqual([constant + 0, 0]);
        },
      ),
    );
  });

  it('1e8 from zero the variance is the same to 1e-12', () => {
    fc.assert(
      fc.property(cases, ({ matrix, weights }) => {
        const { variance } = spread(matrix, weights);
        expectClose({ variance: spread(shifted(matrix, 1e8), weights).variance }, { variance }, 1e-12);
      }),
    );
  });
});

describe('meanVariance', () => {
  it('of a column 1, 2, 6 and one of 1, 5, 3 is (14/3 + 8/3) / 2', () => {
    const data = Float64Array.of(1, 1, 2, 5, 6, 3);
    expect(varianceOf({ data, rows: 3, cols: 2 })).toBeCloseTo(11 / 3, 14);
  });

  it('is the mean of the variances to ten digits, however far the first row is from the others', () => {
    const far = fc.constantFrom(0, 1, 1e3, 1e8, -1e12);
    fc.assert(
      fc.property(cases, far, ({ matrix, weights }, from) => {
        const data = matrix.data.slice();
        data[0] += from;
        const example = { ...matrix, data };
        const { variance } = spread(example, weights);
        const expected = variance.reduce((sum, value) => sum + value, 0) / matrix.cols;
        expect(Math.abs(varianceOf(example, weights) - expected)).toBeLessThanOrEqual(1e-10 * expected);
      }),
    );
  });

  it('is that of two passes, bit for bit, where the first row is a thousand deviations away', () => {
    const rows = 1e5;
    const data = Float64Array.from({ length: rows }, (_, i) => (i === 0 ? 0 : 1e5 + (i % 2)));
    const matrix = { data, rows, cols: 1 };
    expect(varianceOf(matrix)).toBe(spread(matrix).variance[0]);
  });

  it('of constant columns is 0', () => {
    expect(varianceOf({ data: new Float64Array(3000).fill(0.1), rows: 1500, cols: 2 })).toBe(0);
  });
});

describe('columnSpread and meanVariance, edges', () => {
  it.each([
    ['in the first pass', [0, 1e160]],
    ['by their difference', [-1.7e308, 1.7e308]],
    ['by their sum', Array.from({ length: 2000 }, (_, i) => (i % 2) * 1.2e154)],
  ])('squares that overflow %s are refused, naming the column', (_, values) => {
    const data = Float64Array.from(values.flatMap((value) => [1, value]));
    for (const take of [spread, varianceOf]) {
      let thrown: unknown;
      try {
        take({ data, rows: values.length, cols: 2 });
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({
        code: 'invalid-input',
        message: 'gmm: the values of column "c1" are so large that their squares overflow; rescale it.',
        details: { column: 'c1' },
      });
    }
  });
});
