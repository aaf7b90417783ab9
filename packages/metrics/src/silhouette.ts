import { type MatrixInput, MixwellError, type Rules, readOptions, sampleWeightsRule, signalRule } from '@mixwell/core';
import { TILE_ROWS, meeting, silhouetteOf } from './distances-to-clusters.ts';
import { type GroupedRows, groupedRows } from './grouped-rows.ts';
import type { Labels } from './labels.ts';
import type { WeightedOptions } from './sample-weights.ts';
import { toTheEnd } from './to-the-end.ts';

/** Options of `silhouette` and `silhouetteSamples`. */
export interface SilhouetteOptions extends WeightedOptions {
  /** Looked at before each block of rows; throws MixwellError `aborted` once it has fired. */
  signal?: AbortSignal;
}

/** The rules of the options of `silhouette` and `silhouetteSamples`. */
export const silhouetteRules: Rules<SilhouetteOptions> = {
  signal: signalRule('Looked at before each block of rows.'),
  sampleWeights: sampleWeightsRule,
};

/**
 * The mean silhouette [1]: near 1 where clusters are tight and far apart, near 0 where they touch, negative where rows sit in
 * the wrong one.
 *
 * @param x       rows x features.
 * @param labels  one label a row.
 * @throws MixwellError as `silhouetteSamples`.
 *
 * Cost: as `silhouetteSamples`; `silhouetteEstimate` takes a sample of the rows.
 * [1] P. J. Rousseeuw, Silhouettes, J. Comput. Appl. Math. 20 (1987).
 */
export function silhouette(x: MatrixInput, labels: Labels, options: SilhouetteOptions = {}): number {
  return toTheEnd(silhouetteSteps(x, labels, options));
}

/** `silhouette` with a pause before each block of rows, for those who must not hold up a page: a block is 256 rows, beside all others. */
export function* silhouetteSteps(
  x: MatrixInput,
  labels: Labels,
  options: SilhouetteOptions = {},
): Generator<void, number> {
  const { samples, groups } = yield* samplesFor('silhouette', x, labels, options);
  const { weights, totalWeight } = groups;
  return samples.reduce((sum, sample, i) => sum + (weights ? weights[i] : 1) * sample, 0) / totalWeight;
}

/**
 * The silhouette of each row, -1 to 1: (b - a) / max(a, b) for its mean Euclidean distance `a` to the rest of its cluster and `b`
 * to the nearest other cluster [1].
 *
 * 0 for a cluster's only row, and where a = b = 0. Shifts and scales of the data change nothing but rounding. Weights are numbers
 * of rows: the rest of a row's cluster is the weight of the cluster less 1, a cluster of weight at most 1 is one row, and a row
 * of weight 0 is absent, from the clusters and from their number; its own silhouette is 0.
 *
 * @param x       rows x features.
 * @param labels  one label a row.
 * @throws MixwellError `degenerate` for fewer than 2 clusters, or as many as rows (with weights: as their sum); `shape-mismatch`
 *   where there is not one label a row, or rows are ragged; `invalid-input` for a cell that is not a finite number (naming row and
 *   column), a label that is neither a whole number nor a text, or a weight that is negative or not finite (naming its row);
 *   `invalid-param` for an unknown or unacceptable option; `aborted`.
 *
 * Cost: O(rows^2 * features) time, each pair of rows once; memory one copy of the rows and a few numbers a row.
 * [1] P. J. Rousseeuw, Silhouettes, J. Comput. Appl. Math. 20 (1987).
 */
export function silhouetteSamples(x: MatrixInput, labels: Labels, options: SilhouetteOptions = {}): Float64Array {
  const { samples, groups } = toTheEnd(samplesFor('silhouetteSamples', x, labels, options));
  const inOrder = new Float64Array(groups.inputRows);
  groups.order.forEach((row, i) => (inOrder[row] = samples[i]));
  return inOrder;
}

/** The silhouette of each grouped row. */
function* samplesFor(
  owner: string,
  x: MatrixInput,
  labels: Labels,
  options: SilhouetteOptions,
): Generator<void, { samples: Float64Array; groups: GroupedRows }> {
  const { signal, sampleWeights } = readOptions(owner, silhouetteRules, options) as SilhouetteOptions;
  const groups = groupedRows(owner, x, labels, sampleWeights);
  const { own, nearest } = yield* meanDistances(groups, () => refuseAborted(owner, signal));
  return { samples: own.map((distance, i) => (distance < 0 ? 0 : silhouetteOf(distance, nearest[i]))), groups };
}

/** @throws MixwellError `aborted` where the signal has fired. */
export function refuseAborted(owner: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new MixwellError('aborted', `${owner}: aborted.`, {}, { cause: signal.reason });
}

/**
 * The mean distance of each grouped row to the rest of its cluster (-1 where it is alone), and to the nearest other cluster.
 *
 * Each tile of rows meets itself, the later rows of its own cluster and the rows of the later clusters; both sides keep the sums.
 */
function* meanDistances(
  groups: GroupedRows,
  look: () => void,
): Generator<void, { own: Float64Array; nearest: Float64Array }> {
  const { data, rows, cols, clusters, starts, weights, clusterWeights } = groups;
  const own = new Float64Array(rows);
  const nearest = new Float64Array(rows).fill(Infinity);
  const toOther = new Float64Array(rows);
  const settle = (first: number, end: number, weight: number): void => {
    for (let i = first; i < end; i++) {
      nearest[i] = Math.min(nearest[i], toOther[i] / weight);
      toOther[i] = 0;
    }
  };
  const unread = new Float64Array(TILE_ROWS);
  for (let k = 0; k < clusters; k++) {
    const next = starts[k + 1];
    for (let first = starts[k]; first < next; first += TILE_ROWS) {
      yield;
      look();
      const end = Math.min(first + TILE_ROWS, next);
      const meet = meeting(groups, data.subarray(first * cols, end * cols), weights && weights.subarray(first, end));
      const tile = own.subarray(first, end);
      meet(first, end, unread.subarray(0, end - first), tile);
      meet(end, next, tile, own.subarray(end, next));
      for (let other = k + 1; other < clusters; other++) {
        const others = toOther.subarray(starts[other], starts[other + 1]);
        meet(starts[other], starts[other + 1], toOther.subarray(first, end), others);
        settle(first, end, clusterWeights[other]);
      }
    }
    settle(next, rows, clusterWeights[k]);
    const rest = clusterWeights[k] - 1;
    for (let i = starts[k]; i < next; i++) own[i] = rest > 0 ? own[i] / rest : -1;
  }
  return { own, nearest };
}
