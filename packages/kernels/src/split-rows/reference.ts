import type { Kernel, Matrix } from '@mixwell/core';
import { known } from '../known.ts';
import { squaredDistance } from '../nearest-center/reference.ts';

export interface SplitRowsAsk {
  /** The label whose rows are split. */
  readonly label: number;
  /** Two rows. */
  readonly centers: Matrix;
}

export interface SplitRowsSums {
  /** Weight of the rows on each side; length 2. */
  readonly weight: Float64Array;
  /** 2 x cols: weighted sums of x - center over the rows of each side. */
  readonly shift: Float64Array;
  /** Weighted sum of squared distances to the nearer center, of the rows of each side; length 2. */
  readonly inertia: Float64Array;
  /** Rows of positive weight that are not on the side where they were; length 1. */
  readonly changed: Float64Array;
}

/** Puts each row of one label on the side of the nearer of two centers, the first in a tie; other rows are passed over. */
export const splitRows: Kernel<SplitRowsAsk, SplitRowsSums, { labels: Int32Array; sides: Int32Array }> = known({
  name: 'split-rows',
  empty: (_, cols) => ({
    weight: new Float64Array(2),
    shift: new Float64Array(2 * cols),
    inertia: new Float64Array(2),
    changed: new Float64Array(1),
  }),
  accumulate(
    { label, centers },
    { data, rows, cols, weights },
    { weight, shift, inertia, changed },
    { labels, sides },
  ) {
    for (let i = 0, x = 0; i < rows; i++, x += cols) {
      if (labels[i] !== label) continue;
      const first = squaredDistance(data, x, centers.data, 0, cols);
      const second = squaredDistance(data, x, centers.data, cols, cols);
      const side = second < first ? 1 : 0;
      const w = weights ? weights[i] : 1;
      if (w > 0) {
        if (sides[i] !== side) changed[0]++;
        weight[side] += w;
        inertia[side] += w * (side ? second : first);
        for (let j = 0, c = side * cols; j < cols; j++, c++) shift[c] += w * (data[x + j] - centers.data[c]);
      }
      sides[i] = side;
    }
  },
});
