import type { IntervalCost } from './interval-cost.ts';

/** The best ways to cut the first values of a sorted line into so many runs. */
export interface Layer {
  /** Entry j: the least inertia of the values 0 to j. */
  readonly inertia: Float64Array;
  /** Entry j: where the last run begins that reaches this; the lowest, of several. */
  readonly begin: Int32Array;
}

/** One run. */
export function firstLayer(count: number, { cost }: IntervalCost): Layer {
  return { inertia: Float64Array.from({ length: count }, (_, j) => cost(0, j)), begin: new Int32Array(count) };
}

/**
 * One run more than `before`, which has `runs` [1].
 *
 * The best beginning of the last run never falls as more values are included [2], so the middle entry is found first and limits the
 * search on both its sides: O(count log count) instead of O(count^2).
 *
 * [1] H. Wang, M. Song, Ckmeans.1d.dp, The R Journal 3 (2011).
 * [2] A. Gronlund, K. G. Larsen, A. Mathiasen, J. S. Nielsen, S. Schneider, M. Song, Fast exact k-means, k-medians and Bregman divergence
 *     clustering in 1D, arXiv:1701.07204 (2017).
 */
export function nextLayer(before: Layer, runs: number, { cost }: IntervalCost): Layer {
  const count = before.begin.length;
  const inertia = new Float64Array(count);
  const begin = Int32Array.from({ length: count }, (_, j) => j);
  const fill = (low: number, high: number, least: number, most: number): void => {
    if (low > high) return;
    const j = (low + high) >> 1;
    inertia[j] = Infinity;
    for (let i = least, last = Math.min(most, j); i <= last; i++) {
      const total = before.inertia[i - 1] + cost(i, j);
      if (!(total < inertia[j])) continue;
      inertia[j] = total;
      begin[j] = i;
    }
    fill(low, j - 1, least, begin[j]);
    fill(j + 1, high, begin[j], most);
  };
  fill(runs, count - 1, runs, count - 1);
  return { inertia, begin };
}

/** The first value of each run of the best cut that the last of `layers` found, in ascending order. */
export function beginnings(layers: readonly Layer[]): number[] {
  const begins: number[] = [];
  let last = layers[0].begin.length - 1;
  for (let m = layers.length - 1; m >= 0; m--) {
    begins.unshift(layers[m].begin[last]);
    last = begins[0] - 1;
  }
  return begins;
}
