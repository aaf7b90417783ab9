import {
  type MatrixInput,
  type Rules,
  type Seed,
  randomStream,
  readOptions,
  sampleWeightsRule,
  seedRule,
  signalRule,
  wholeNumber,
} from '@mixwell/core';
import { sampleWithoutReplacement } from '@mixwell/random';
import { TILE_ROWS, meeting, silhouetteOf } from './distances-to-clusters.ts';
import { type GroupedRows, groupedRows } from './grouped-rows.ts';
import type { Labels } from './labels.ts';
import type { WeightedOptions } from './sample-weights.ts';
import { refuseAborted } from './silhouette.ts';

/** Options of `silhouetteEstimate`. */
export interface SilhouetteEstimateOptions extends WeightedOptions {
  /** How many rows to take silhouettes of, at least 2; all of them where there are no more. Default 2000. */
  sample?: number;
  /** Which rows; 1 and '1' are the same. Default 0. */
  seed?: Seed;
  /** Looked at before each block of rows; throws MixwellError `aborted` once it has fired. */
  signal?: AbortSignal;
}

/** The rules of the options of `silhouetteEstimate`. */
export const silhouetteEstimateRules: Rules<SilhouetteEstimateOptions> = {
  sample: wholeNumber({
    min: 2,
    default: 2000,
    doc: 'How many rows to take silhouettes of; all where there are no more.',
  }),
  seed: seedRule('Which rows; 1 and "1" are the same.'),
  signal: signalRule('Looked at before each block of rows.'),
  sampleWeights: sampleWeightsRule,
};

/** A mean silhouette that was estimated from some of the rows. */
export interface SilhouetteEstimate {
  /** The weighted mean silhouette of the sampled rows. */
  readonly value: number;
  /** Lower end of the 95 % confidence interval. */
  readonly low: number;
  /** Upper end of the 95 % confidence interval. */
  readonly high: number;
  /** How many rows were sampled. */
  readonly rows: number;
}

/** The 0.975 quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The mean silhouette from a random sample of rows, with a 95 % confidence interval.
 *
 * The silhouette of each sampled row is exact, over all other rows; only the mean is estimated. So the value has no bias, and its
 * standard error is that of a mean drawn without replacement, s sqrt((1 - m / n) / m) for m of n rows [1]; the interval is
 * 1.96 of it each way, within -1 and 1. With every row sampled it is `silhouette`, with an interval of no width.
 *
 * Rows are drawn alike whatever their weights. The value is the ratio of the weighted silhouettes to the weights, of bias O(1 / m),
 * and s is that of weight / mean weight times (silhouette - value) [2]. A row of weight 0 is absent, and never drawn.
 *
 * @param x       rows x features.
 * @param labels  one label a row.
 * @throws MixwellError as `silhouetteSamples`.
 *
 * Cost: O(sample * rows * features) time; memory one copy of the rows.
 * [1] W. G. Cochran, Sampling Techniques (1977), equations 2.20 and 2.23.
 * [2] The same, theorem 2.5.
 */
export function silhouetteEstimate(
  x: MatrixInput,
  labels: Labels,
  options: SilhouetteEstimateOptions = {},
): SilhouetteEstimate {
  const owner = 'silhouetteEstimate';
  const { sample, seed, signal, sampleWeights } = readOptions(owner, silhouetteEstimateRules, options);
  const groups = groupedRows(owner, x, labels, sampleWeights);
  const count = Math.min(sample, groups.rows);
  const rows = sampleWithoutReplacement(randomStream(seed, 'silhouette'), groups.rows, count).sort();
  const silhouettes = new Float64Array(count);
  for (let first = 0; first < count; first += TILE_ROWS) {
    refuseAborted(owner, signal);
    silhouettesOf(groups, rows.subarray(first, first + TILE_ROWS), silhouettes.subarray(first));
  }
  const weights = Float64Array.from(rows, (i) => (groups.weights ? groups.weights[i] : 1));
  const meanWeight = mean(weights);
  const value = mean(silhouettes.map((s, at) => (weights[at] / meanWeight) * s));
  const off = silhouettes.map((s, at) => (weights[at] / meanWeight) * (s - value));
  const variance = off.reduce((sum, d) => sum + d * d, 0) / (count - 1);
  const margin = Z * Math.sqrt((variance * (1 - count / groups.rows)) / count);
  return Object.freeze({ value, low: Math.max(-1, value - margin), high: Math.min(1, value + margin), rows: count });
}

/** Writes the silhouettes of a few grouped rows, each over all rows. */
function silhouettesOf(groups: GroupedRows, rows: Int32Array, to: Float64Array): void {
  const { data, cols, clusters, starts, clusterWeights } = groups;
  const points = new Float64Array(rows.length * cols);
  rows.forEach((i, at) => points.set(data.subarray(i * cols, (i + 1) * cols), at * cols));
  const meet = meeting(groups, points, null);
  const own = new Float64Array(rows.length);
  const nearest = new Float64Array(rows.length).fill(Infinity);
  for (let k = 0; k < clusters; k++) {
    const weight = clusterWeights[k];
    const sums = new Float64Array(rows.length);
    meet(starts[k], starts[k + 1], sums, new Float64Array(starts[k + 1] - starts[k]));
    rows.forEach((i, at) => {
      if (i >= starts[k] && i < starts[k + 1]) own[at] = weight > 1 ? sums[at] / (weight - 1) : -1;
      else nearest[at] = Math.min(nearest[at], sums[at] / weight);
    });
  }
  rows.forEach((_, at) => (to[at] = own[at] < 0 ? 0 : silhouetteOf(own[at], nearest[at])));
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
