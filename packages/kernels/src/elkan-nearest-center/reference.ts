import type { Kernel } from '@mixwell/core';
import { LESS, MORE, type MovedCenters, halfGaps, movesOf } from '../moved-centers.ts';
import { type NearestCenterSums, nearestCenter, rowAdder, squaredDistance } from '../nearest-center/reference.ts';

export interface ElkanArrays {
  /** The label that each row had when the centers were `before`. */
  readonly labels: Int32Array;
  /** What its distance from each center exceeded then; 0 knows nothing. `elkanWidth` numbers a row. */
  readonly lower: Float32Array;
}

/** Numbers a row that `ElkanArrays` need: one a center, rounded up to a multiple of four. */
export function elkanWidth(clusters: number): number {
  return 4 * Math.ceil(clusters / 4);
}

/**
 * The sums and labels of `nearestCenter`, bit for bit, measuring only distances that could be the least [1].
 *
 * A center is ruled out when the row is nearer to its own than `lower`, less what that center has moved since, or than half the way from
 * its own to that center. Distances are compared with as much to spare as in `hamerlyNearestCenter`.
 *
 * [1] C. Elkan, Using the triangle inequality to accelerate k-means, ICML 2003.
 */
export const elkanNearestCenter: Kernel<MovedCenters, NearestCenterSums, ElkanArrays> = {
  name: 'elkan-nearest-center',
  empty: nearestCenter.empty,
  accumulate(ask, block, sums, arrays) {
    this.prepare?.(ask, block.cols)(block, sums, arrays);
  },
  prepare(ask) {
    const { centers } = ask;
    const clusters = centers.rows;
    const width = elkanWidth(clusters);
    const moves = movesOf(ask);
    const gaps = halfGaps(centers);
    return ({ data, rows, cols, weights }, sums, { labels, lower }) => {
      const add = rowAdder(ask, sums, labels);
      const squaredTo = (i: number, k: number): number => squaredDistance(data, i * cols, centers.data, k * cols, cols);
      for (let i = 0; i < rows; i++) {
        const before = labels[i];
        let nearest = before;
        let least = squaredTo(i, nearest);
        const upper = MORE * Math.sqrt(least) + 1e-36;
        for (let k = 0, at = i * width; k < clusters; k++, at++) {
          lower[at] = LESS * lower[at] - moves[k];
          if (upper < Math.max(lower[at], gaps[before * clusters + k])) continue;
          const distance = squaredTo(i, k);
          lower[at] = LESS * Math.min(Math.sqrt(distance), 1e38);
          if (distance < least || (distance === least && k < nearest)) {
            least = distance;
            nearest = k;
          }
        }
        add.row(data, i, nearest, weights ? weights[i] : 1);
      }
      add.end();
    };
  },
};
