import { type Kernel, type Matrix, addSums } from '@mixwell/core';
import { squaredDistance } from '../nearest-center/reference.ts';

export interface DistanceSumsAsk {
  readonly points: Matrix;
  /** One weight a point; null where every point counts once. */
  readonly pointWeights: Float64Array | null;
}

export interface DistanceSums {
  /** One a point: its Euclidean distances from all rows, times the weights of the rows. */
  readonly toPoints: Float64Array;
}

/**
 * Adds up Euclidean distances between rows and points, for both: each pair is measured once.
 *
 * To `toRows`, one a row, are added its distances from all points, times the weights of the points. Rows of weight 0 add nothing
 * to `toPoints`, and have their own sum.
 *
 * Order of summation: points in order; rows of even and of odd index in the block apart, each in order, and the two added at the end.
 */
export const distanceSums: Kernel<DistanceSumsAsk, DistanceSums, { toRows: Float64Array }> = {
  name: 'distance-sums',
  empty: ({ points }) => ({ toPoints: new Float64Array(points.rows) }),
  accumulate(ask, { data, rows, cols, weights }, sums, { toRows }) {
    const { points, pointWeights } = ask;
    const lanes = [this.empty(ask, cols), this.empty(ask, cols)];
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      const { toPoints } = lanes[i % 2];
      for (let p = 0; p < points.rows; p++) {
        const distance = Math.sqrt(squaredDistance(data, i * cols, points.data, p * cols, cols));
        toRows[i] += (pointWeights ? pointWeights[p] : 1) * distance;
        if (w > 0) toPoints[p] += w * distance;
      }
    }
    addSums(lanes[0], lanes[1]);
    addSums(sums, lanes[0]);
  },
};
