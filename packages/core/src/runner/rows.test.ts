import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../seed.ts';
import { copyRows, rowsAtFractions } from './rows.ts';

const almostOne = 1 - 2 ** -53;
const rowsOf = (count: number, weights: number[] | null = null) => ({
  matrix: { data: Float64Array.from({ length: count * 2 }, (_, at) => at), rows: count, cols: 2 },
  weights: weights && Float64Array.from(weights),
});

describe('copyRows', () => {
  it('rows 2, 0 and 2 again, as a copy', () => {
    const rows = rowsOf(3);
    const copy = copyRows(rows, [2, 0, 2]);
    expect(copy).toEqual({ data: Float64Array.of(4, 5, 0, 1, 4, 5), rows: 3, cols: 2 });
    copy.data.fill(9);
    expect([...rows.matrix.data]).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('rowsAtFractions, by hand', () => {
  it('of four equal rows, a quarter of the way passes row 0 and enters row 1', () => {
    expect(rowsAtFractions(rowsOf(4), null, [0, 0.2, 0.25, 0.5, 0.74, 0.75, almostOne, 1])).toEqual([
      0, 0, 1, 2, 2, 3, 3, 3,
    ]);
  });

  it('of weights 0, 3, 0, 1, 0 only rows 1 and 3 are drawn, three quarters and one quarter', () => {
    expect(rowsAtFractions(rowsOf(5, [0, 3, 0, 1, 0]), null, [0, 0.74, 0.75, almostOne, 1])).toEqual([1, 1, 3, 3, 3]);
  });

  it('weights times values decide: 1 x 0, 2 x 1, 0 x 5, 1 x 2', () => {
    expect(rowsAtFractions(rowsOf(4, [1, 2, 0, 1]), Float64Array.of(0, 1, 5, 2), [0, 0.49, 0.5, almostOne])).toEqual([
      1, 1, 3, 3,
    ]);
  });

  it('where no value is above 0, the weights alone decide', () => {
    expect(rowsAtFractions(rowsOf(3, [0, 1, 1]), new Float64Array(3), [0, 0.5])).toEqual([1, 2]);
  });
});

describe('rowsAtFractions, over several blocks', () => {
  const weights = (count: number, at: Record<number, number>) => Array.from({ length: count }, (_, i) => at[i] ?? 0);

  it('blocks of weight 0 are passed over', () => {
    const rows = rowsOf(6000, weights(6000, { 1500: 1, 4500: 1 }));
    expect(rowsAtFractions(rows, null, [0, 0.49, 0.5, almostOne, 1])).toEqual([1500, 1500, 4500, 4500, 4500]);
  });

  it('past the end is the last row of weight above 0, though rounding of the sums leads there', () => {
    const rows = rowsOf(4000, weights(4000, { 0: 0.1, 1100: 0.7, 1200: 1e-17, 1300: 1e-17 }));
    expect(rowsAtFractions(rows, null, [1])).toEqual([1300]);
  });

  it('is the first row whose running sum is above the fraction of the total', () => {
    const cell = fc.integer({ min: 0, max: 3 });
    const fraction = fc.double({ min: 0, max: almostOne, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 90 }),
        fc.array(fraction, { minLength: 1, maxLength: 5 }),
        (pattern, repeats, fractions) => {
          const cells = Array.from({ length: repeats }, () => pattern).flat();
          const masses = cells.map(([weight, value]) => weight * value);
          const total = masses.reduce((sum, mass) => sum + mass, 0);
          fc.pre(total > 0);
          const expected = fractions.map((f) => {
            let running = 0;
            return masses.findIndex((mass) => (running += mass) > f * total);
          });
          const rows = rowsOf(
            cells.length,
            cells.map(([weight]) => weight),
          );
          expect(
            rowsAtFractions(
              rows,
              Float64Array.from(cells, ([, value]) => value),
              fractions,
            ),
          ).toEqual(expected);
        },
      ),
    );
  });

  it('draws rows in proportion to weight times value', () => {
    const n = 100_000;
    const period = [1, 0, 2, 5];
    const rows = rowsOf(
      4096,
      Array.from({ length: 4096 }, (_, i) => period[i % 4]),
    );
    const values = Float64Array.from({ length: 4096 }, (_, i) => (i < 2048 ? 1 : 3));
    const drawn = rowsAtFractions(rows, values, Array.from({ length: n }, randomStream(0, 'rows')));
    const share = (of: (row: number) => boolean) => drawn.filter(of).length / n;
    const tolerance = (p: number) => 5 * Math.sqrt((p * (1 - p)) / n);
    expect(Math.abs(share((row) => row >= 2048) - 0.75)).toBeLessThan(tolerance(0.75));
    period.forEach((weight, at) => {
      const p = weight / 8;
      expect(Math.abs(share((row) => row % 4 === at) - p)).toBeLessThanOrEqual(tolerance(p));
    });
  });
});
