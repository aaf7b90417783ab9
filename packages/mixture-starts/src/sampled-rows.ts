import {
  type Fit,
  type RandomStream,
  type Rows,
  type RowsAbout,
  pickRows,
  rowArray,
  sweep,
  takeRows,
} from '@mixwell/core';
import { rowWeights } from '@mixwell/kernels';

/** Rows that all have a weight. */
export type Weighed = Rows & { readonly weights: Float64Array };

/**
 * Up to `most` rows in one memory: all of them with their weights, or where there are more, one drawn from each of `most` slices
 * of equal weight, so that each stands for as much.
 */
export function* sampledRows(most: number, random: RandomStream, { rows }: RowsAbout): Fit<Weighed> {
  if (rows <= most) {
    const weights = yield* rowArray('float64');
    yield* sweep(rowWeights, null, { weights });
    return { matrix: yield* takeRows(Array.from({ length: rows }, (_, i) => i)), weights };
  }
  const fractions = Array.from({ length: most }, (_, slice) => (slice + random()) / most);
  return { matrix: yield* takeRows(yield* pickRows(null, fractions)), weights: new Float64Array(most).fill(1) };
}
