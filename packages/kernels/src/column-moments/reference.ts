import type { Kernel, RowBlock } from '@mixwell/core';

export interface ColumnMoments {
  /** Sum of the sample weights; length 1. */
  readonly weight: Float64Array;
  /** Weighted sums of x - about, one a column. */
  readonly shift: Float64Array;
  /** Weighted sums of (x - about)^2, one a column. */
  readonly square: Float64Array;
}

/** First and second moments of each column about a given point. */
export const columnMoments: Kernel<{ readonly about: Float64Array }, ColumnMoments> = {
  name: 'column-moments',
  empty: (_, cols) => ({
    weight: new Float64Array(1),
    shift: new Float64Array(cols),
    square: new Float64Array(cols),
  }),
  accumulate({ about }, { data, rows, cols, weights }: RowBlock, { weight, shift, square }) {
    for (let i = 0, at = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      weight[0] += w;
      for (let j = 0; j < cols; j++, at++) {
        const z = data[at] - about[j];
        shift[j] += w * z;
        square[j] += w * z * z;
      }
    }
  },
};
