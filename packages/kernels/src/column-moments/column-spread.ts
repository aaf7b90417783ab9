import { type Fit, MixwellError, type RowsAbout, pickRows, sweep, takeRows } from '@mixwell/core';
import { columnMoments } from './index.ts';

export interface ColumnSpread {
  /** Weighted mean of each column. */
  readonly mean: Float64Array;
  /** Weighted variance of each column, divided by the total weight; exactly 0 for a constant column. */
  readonly variance: Float64Array;
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
    return Math.max(0, square / total - drift * drift);
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
