import type { Kernel, Matrix } from '@mixwell/core';
import { known } from '../known.ts';
import { squaredDistance } from '../nearest-center/reference.ts';

export interface SingleMovesAsk {
  /** The weighted mean of the rows of each label; a label without rows may have any. */
  readonly centers: Matrix;
  /** Weight of the rows of each label. */
  readonly weight: Float64Array;
  /** Farthest that a center moved since the sweep before, in data units; Infinity in the first. */
  readonly drift: number;
}

/** Kept from sweep to sweep; all zero before the first. */
export interface SingleMovesArrays {
  readonly labels: Int32Array;
  /** The label that a row had better have; its own where no move of it alone lowers the inertia. Written. */
  readonly targets: Int32Array;
  /** No more than the distance to the nearest center of another label, in data units. Written. */
  readonly reach: Float64Array;
}

/** Relative, of what a row adds to the inertia: less is not told from rounding. */
const LEAST_GAIN = 1e-12;

/** Relative: a label of which so little is left has no other row. */
const ALONE = 1e-12;

/** Relative, of squared distances: what the rounding of bounds is sure to stay under. */
const BOUND_MARGIN = 1e-9;

/**
 * Finds the rows whose move to another label, alone and with both means following, lowers the inertia [1].
 *
 * A row of weight w leaves a label of weight W at a gain of W / (W - w) times its squared distance, and joins another at a cost of
 * W / (W + w) times its squared distance from there [1]; both times w. A label without rows is none to join. Distances to other
 * centers are left out where the triangle inequality shows that no move can pay, as of Hamerly [2].
 *
 * [1] J. A. Hartigan, M. A. Wong, Algorithm AS 136: a k-means clustering algorithm, Applied Statistics 28 (1979).
 * [2] G. Hamerly, Making k-means even faster, SDM 2010.
 */
export const singleMoves: Kernel<SingleMovesAsk, { readonly improving: Float64Array }, SingleMovesArrays> = known({
  name: 'single-moves',
  empty: () => ({ improving: new Float64Array(1) }),
  accumulate({ centers, weight, drift }, { data, rows, cols, weights }, { improving }, { labels, targets, reach }) {
    const lightest = weight.reduce((least, value) => (value > 0 && value < least ? value : least), Infinity);
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      const own = labels[i];
      reach[i] = targets[i] === own ? reach[i] - drift : -Infinity;
      targets[i] = own;
      const gain = leavingGain(squaredDistance(data, i * cols, centers.data, own * cols, cols), weight[own], w);
      if (reach[i] > 0 && joiningCost(reach[i] * reach[i], lightest, w) > gain * (1 + BOUND_MARGIN)) continue;
      const best = bestMove(data, i * cols, w, own, { centers, weight });
      reach[i] = Math.sqrt(best.nearest);
      if (!isWorthwhile(gain, best.cost)) continue;
      targets[i] = best.target;
      reach[i] = -Infinity;
      improving[0]++;
    }
  },
});

/** What the inertia loses, divided by `w`, when a row of weight `w` leaves a label; 0 where it is all that the label has. */
export function leavingGain(distance: number, labelWeight: number, w: number): number {
  const left = labelWeight - w;
  return left > ALONE * labelWeight ? (distance * labelWeight) / left : 0;
}

/** Whether a move gains more than rounding could feign. */
export function isWorthwhile(gain: number, cost: number): boolean {
  return cost < gain * (1 - LEAST_GAIN);
}

/** The label of least cost that the row at `x` could join; `nearest` is the squared distance to the nearest of them all. */
export function bestMove(
  data: Float64Array,
  x: number,
  w: number,
  own: number,
  { centers, weight }: Pick<SingleMovesAsk, 'centers' | 'weight'>,
): { target: number; cost: number; nearest: number } {
  const best = { target: own, cost: Infinity, nearest: Infinity };
  const { cols } = centers;
  for (let k = 0; k < centers.rows; k++) {
    if (k === own || !(weight[k] > 0)) continue;
    const distance = squaredDistance(data, x, centers.data, k * cols, cols);
    const cost = joiningCost(distance, weight[k], w);
    if (distance < best.nearest) best.nearest = distance;
    if (cost < best.cost) {
      best.cost = cost;
      best.target = k;
    }
  }
  return best;
}

/** What the inertia gains, divided by `w`, when a row of weight `w` joins a label. */
function joiningCost(distance: number, labelWeight: number, w: number): number {
  return (distance * labelWeight) / (labelWeight + w);
}
