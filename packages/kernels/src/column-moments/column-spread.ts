import { type Fit, MixwellError, type RowsAbout, pickRows, sweep, takeRows } from '@mixwell/core';
import { type ColumnMoments, columnMoments } from './index.ts';

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
  return yield* spreadAbout(yield* roughMoments(owner, columns), owner, columns);
}

/** The share of the rough squares that what is left of them must exceed, so that rounding is at most some 2^-34 of it. */
const LEFT_FROM = 1 / 1024;

/**
 * The mean variance of the columns, to ten digits: in one pass, and in two only where the columns vary little beside the distance of the
 * first row from their means.
 *
 * @throws MixwellError `invalid-input` where squares overflow, naming the column.
 */
export function* meanVariance(owner: string, { columns }: RowsAbout): Fit<number> {
  const rough = yield* roughMoments(owner, columns);
  const { shift, square, weight } = rough.moments;
  const squares = square.reduce((sum, value) => sum + value / weight[0], 0);
  const left = shift.reduce((sum, value) => sum - (value / weight[0]) * (value / weight[0]), squares);
  if (left > squares * LEFT_FROM) return left / columns.length;
  const { variance } = yield* spreadAbout(rough, owner, columns);
  return variance.reduce((sum, value) => sum + value, 0) / columns.length;
}

interface RoughMoments {
  /** The first row of weight above 0. */
  readonly first: Float64Array;
  /** The moments about it. */
  readonly moments: ColumnMoments;
}

function* roughMoments(owner: string, columns: readonly string[]): Fit<RoughMoments> {
  const first = (yield* takeRows(yield* pickRows(null, [0]))).data;
  const moments = yield* sweep(columnMoments, { about: first });
  refuseOverflow(moments.square, owner, columns);
  return { first, moments };
}

function* spreadAbout({ first, moments }: RoughMoments, owner: string, columns: readonly string[]): Fit<ColumnSpread> {
  const total = moments.weight[0];
  const mean = first.map((value, j) => value + moments.shift[j] / total);
  const fine = yield* sweep(columnMoments, { about: mean });
  const variance = fine.square.map((square, j) => {
    const drift = fine.shift[j] / total;
    return varianceOf(square / total - drift * drift);
  });
  refuseOverflow(variance, owner, columns);
  return { mean, variance };
}

function refuseOverflow(squares: Float64Array, owner: string, columns: readonly string[]): void {
  const j = squares.findIndex((value) => !Number.isFinite(value));
  if (j < 0) return;
  throw new MixwellError(
    'invalid-input',
    `${owner}: the values of column "${columns[j]}" are so large that their squares overflow; rescale it.`,
    { column: columns[j] },
  );
}
