import { type Fit, MixwellError, type RowsAbout, pickRows, sweep, takeRows } from '@mixwell/core';
import { columnMoments } from './index.ts';

export interface ColumnSpread {
  /** Weighted mean of each column. */
  readonly mean: Float64Array;
  /**
   * Weighted variance of each column, divided by the total weight; exactly 0 for a constant column, and for one that varies by less
   * than about 1e-145: the squares of what it varies by, or their inverses, are no numbers.
   */
  readonly variance: Float64Array;
}

/** Variances below this are 0. */
const LEAST_VARIANCE = 1e-290;

/** A variance from sums of squares, as far as it is a number that can be counted with. */
export function varianceOf(value: number): number {
  return value < LEAST_VARIANCE ? 0 : value;
}

/**
 * Mean and variance of each column, in two passes: about the first row of weight above 0, then about the mean.
 *
 * @throws MixwellError `invalid-input` where squares overflow, naming the column.
 */
export function* columnSpread(owner: string, { columns }: RowsAbout): Fit<ColumnSpread> {
  const first = (yield* takeRows(yield* pickRows(null, [0]))).data;
  const rough = yield* sweep(columnMoments, { about: first });
  const total = rough.weight[0];
  const mean = first.map((value, j) => value + rough.shift[j] / total);
  const fine = yield* sweep(columnMoments, { about: mean });
  const variance = fine.square.map((square, j) => {
    const drift = fine.shift[j] / total;
    return varianceOf(square / total - drift * drift);
  });
  variance.forEach((value, j) => {
    if (Number.isFinite(value) && Number.isFinite(rough.square[j])) return;
    throw new MixwellError(
      'invalid-input',
      `${owner}: the values of column "${columns[j]}" are so large that their squares overflow; rescale it.`,
      { column: columns[j] },
    );
  });
  return { mean, variance };
}
