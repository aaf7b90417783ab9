import { type Kernel, type RowBlock, addSums } from '@mixwell/core';

export interface ColumnMoments {
  /** Sum of the sample weights; length 1. */
  readonly weight: Float64Array;
  /** Weighted sums of x - about, one a column. */
  readonly shift: Float64Array;
  /** Weighted sums of (x - about)^2, one a column. */
  readonly square: Float64Array;
}

/**
 * First and second moments of each column about a given point.
 *
 * Order of summation: the rows of even and those of odd index in the block have sums of their own, each in row order, and the two
 * are added at the end.
 */
export const columnMoments: Kernel<{ readonly about: Float64Array }, ColumnMoments> = {
  name: 'column-moments',
  empty: (_, cols) => ({
    weight: new Float64Array(1),
    shift: new Float64Array(cols),
    square: new Float64Array(cols),
  }),
  accumulate(ask, { data, rows, cols, weights }: RowBlock, sums) {
    const lanes = [this.empty(ask, cols), this.empty(ask, cols)];
    for (let i = 0, at = 0; i < rows; i++) {
      const { weight, shift, square } = lanes[i % 2];
      const w = weights ? weights[i] : 1;
      weight[0] += w;
      for (let j = 0; j < cols; j++, at++) {
        const z = data[at] - ask.about[j];
        const y = w * z;
        shift[j] += y;
        square[j] += y * z;
      }
    }
    addSums(lanes[0], lanes[1]);
    addSums(sums, lanes[0]);
  },
};
