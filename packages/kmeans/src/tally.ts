import type { Fit, Matrix } from '@mixwell/core';
import type { Assign } from './assign.ts';

/** Sums of the rows of each cluster. */
export interface ClusterSums {
  /** The points that `shift` is about. */
  readonly about: Matrix;
  /** Weight of the rows of each cluster. */
  readonly weight: Float64Array;
  /** clusters x cols: weighted sums of x - about over the rows of each cluster. */
  readonly shift: Float64Array;
  /** Weighted sum of squared distances of the rows from `about`. */
  readonly squares: number;
  /** The same from the centers that they were assigned to. */
  readonly inertia: number;
  /** Rows of positive weight that had another label before. */
  readonly changed: number;
}

/** Assigns rows to centers, and adds all of them up if it `isWhole`. */
export type Tally = (centers: Matrix, isWhole?: boolean) => Fit<ClusterSums>;

/** The share of squares, or of a cluster's weight, below which sums that were larger have lost too many digits. */
const LEAST_KEPT = 1 / 16;

/**
 * Sums that are carried from sweep to sweep while fewer than `few` rows change their label: these are taken from one cluster and added to the other,
 * about the centers of the last sweep that added all rows up, which is made anew before digits are lost.
 */
export function newTally(assign: Assign, few: number): Tally {
  let last: ClusterSums | undefined;
  let most = 0;
  let heaviest: Float64Array;
  function* addUp(centers: Matrix): Fit<ClusterSums> {
    const { weight, shift, inertia, changed } = yield* assign(centers);
    most = inertia[0];
    heaviest = weight;
    return { about: centers, weight, shift, squares: most, inertia: most, changed: changed[0] };
  }
  function* carryOn(centers: Matrix, { about, weight, shift, squares }: ClusterSums): Fit<ClusterSums> {
    const changes = yield* assign(centers, about);
    const sums = {
      about,
      weight: weight.map((w, k) => w + changes.weight[k]),
      shift: shift.map((sum, c) => sum + changes.shift[c]),
      squares: squares + changes.inertia[0],
      changed: changes.changed[0],
    };
    return { ...sums, inertia: inertiaOf(sums, centers) };
  }
  return function* (centers, isWhole) {
    if (!last || isWhole || last.changed >= few) return (last = yield* addUp(centers));
    last = yield* carryOn(centers, last);
    most = Math.max(most, last.squares);
    heaviest = last.weight.map((w, k) => Math.max(w, heaviest[k]));
    const isKept = (w: number, k: number): boolean => w >= LEAST_KEPT * heaviest[k];
    if (last.inertia >= LEAST_KEPT * most && last.weight.every(isKept)) return last;
    return (last = { ...(yield* addUp(centers)), changed: last.changed });
  };
}

/** |x - center|^2 is |x - about|^2 + d (d - 2 (x - about)) with d = center - about. */
function inertiaOf({ about, weight, shift, squares }: Omit<ClusterSums, 'inertia'>, { data, cols }: Matrix): number {
  let inertia = squares;
  for (let c = 0; c < data.length; c++) {
    const d = data[c] - about.data[c];
    inertia += d * (weight[Math.floor(c / cols)] * d - 2 * shift[c]);
  }
  return inertia;
}

/** What rounding may leave of the square of a number, and of the inertia. */
const ROUNDING = 3e-30;
const SHARE = 1e-18;

/** Whether the centers that sums are about are farther from the means of their rows than rounding puts them. */
export function areOff({ about, weight, shift, inertia }: Omit<ClusterSums, 'squares' | 'changed'>): boolean {
  let off = 0;
  let rounding = 0;
  for (let c = 0; c < shift.length; c++) {
    const w = weight[Math.floor(c / about.cols)];
    if (w > 0) off += (shift[c] * shift[c]) / w;
    rounding += ROUNDING * w * about.data[c] * about.data[c];
  }
  return off > SHARE * inertia + rounding;
}
