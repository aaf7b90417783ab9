import type { Kernel } from '@mixwell/core';
import { LESS, MORE, type MovedCenters, driftOf, leastHalfGaps, movesOf } from '../moved-centers.ts';
import { type NearestCenterSums, nearestCenter, rowAdder, squaredDistance } from '../nearest-center/reference.ts';

export interface HamerlySums extends NearestCenterSums {
  /** Rows whose nearest center had to be looked for; length 1. */
  readonly searched: Float64Array;
}

export interface HamerlyArrays {
  /** The label that each row had when the centers were `before`. */
  readonly labels: Int32Array;
  /** What its distance from all other centers exceeded then. */
  readonly lower: Float32Array;
  /** What its distance from its own center did not exceed then. */
  readonly upper: Float32Array;
}

/**
 * The sums and labels of `nearestCenter`, bit for bit, without a search for rows that cannot have changed [1].
 *
 * A row stays where it is when `upper`, and what its center has moved since, is less than `lower`, less what other centers have moved, or than
 * half the way to the next center; else its distance from its own center is measured, and then may be. Distances are compared with 16 times the rounding of single precision to spare, far more than double precision loses, so
 * near ties are searched, and decided as everywhere.
 *
 * [1] G. Hamerly, Making k-means even faster, SDM 2010.
 */
export const hamerlyNearestCenter: Kernel<MovedCenters, HamerlySums, HamerlyArrays> = {
  name: 'hamerly-nearest-center',
  empty: (ask, cols) => ({ ...nearestCenter.empty(ask, cols), searched: new Float64Array(1) }),
  accumulate(ask, block, sums, arrays) {
    this.prepare?.(ask, block.cols)(block, sums, arrays);
  },
  prepare(ask) {
    const { centers } = ask;
    const moves = movesOf(ask);
    const drift = driftOf(moves);
    const gaps = leastHalfGaps(centers);
    return ({ data, rows, cols, weights }, sums, { labels, lower, upper }) => {
      const add = rowAdder(ask, sums, labels);
      const squaredTo = (i: number, k: number): number => squaredDistance(data, i * cols, centers.data, k * cols, cols);
      const isUnsure = (i: number): boolean => !(upper[i] < Math.max(lower[i], gaps[labels[i]]));
      for (let i = 0; i < rows; i++) {
        let nearest = labels[i];
        lower[i] = LESS * lower[i] - drift[nearest];
        upper[i] = MORE * upper[i] + moves[nearest];
        if (isUnsure(i)) upper[i] = fromAbove(squaredTo(i, nearest));
        if (isUnsure(i)) {
          const found = twoNearest((k) => squaredTo(i, k), centers.rows);
          nearest = found.nearest;
          lower[i] = LESS * Math.min(Math.sqrt(found.second), 1e38);
          upper[i] = fromAbove(squaredTo(i, nearest));
          sums.searched[0]++;
        }
        add.row(data, i, nearest, weights ? weights[i] : 1);
      }
      add.end();
    };
  },
};

function fromAbove(squared: number): number {
  return MORE * Math.sqrt(squared) + 1e-36;
}

/** The least of `count` distances, the first of them where there are several, and the second least one. */
function twoNearest(distanceTo: (k: number) => number, count: number): { nearest: number; second: number } {
  let nearest = 0;
  let least = Infinity;
  let second = Infinity;
  for (let k = 0; k < count; k++) {
    const distance = distanceTo(k);
    if (distance < least) {
      second = least;
      least = distance;
      nearest = k;
    } else if (distance < second) second = distance;
  }
  return { nearest, second };
}
