import {
  type ClusterModel,
  type ClusterParameters,
  type Estimator,
  type FittedModel,
  type Matrix,
  type Rows,
  hasMissingCells,
  toTable,
} from '@mixwell/core';
import type { GrownStarts } from './best-start.ts';
import { clustersOf, startingFrom } from './clusters.ts';
import { sizeOf } from './recipe-size.ts';
import { type Split, bestSplit } from './split.ts';
import type { Pauses } from './work.ts';

/**
 * Starts for `recipe` from a `model` of fewer clusters of the same rows: its clusters with the most to gain are split [1].
 *
 * Every estimator can take part whose recipes have an option `components` or `clusters`, and `init`: given centers for a clustering
 * of least squares, `{ weights, means, covariances }` for a mixture. Null where the recipe refuses such a start. Where no cluster can
 * be split there is the last resort alone; and when `signal` is aborted, which the next fit tells of.
 *
 * The last resort is the smaller model itself, with a component in two equal halves, or a center twice: it is exactly as good.
 *
 * [1] N. Ueda, R. Nakano, Z. Ghahramani, G. E. Hinton, SMEM algorithm for mixture models, Neural Computation 12 (2000).
 */
export function* grownStarts<M extends FittedModel>(
  recipe: Estimator<M>,
  model: M,
  rows: Rows,
  signal?: AbortSignal,
): Pauses<GrownStarts<M> | null> {
  const target = sizeOf(recipe);
  const clusters = clustersOf(model);
  if (target === null || clusters === null) return null;
  const whole = wholeRows(rows, model);
  // Rows of noise are in no cluster.
  const own = (model as unknown as ClusterModel).labels.map((label) => (label < clusters.means.length ? label : -1));
  const splitOf = (k: number): Pauses<Split | null> => bestSplit(whole, own, k, model.report.better);
  const grown = yield* splitUntil(target.size, clusters, own, splitOf, signal);
  const first = grown && startingFrom(recipe, grown);
  const lastResort = startingFrom(recipe, doubled(clusters, target.size));
  return lastResort && { recipes: first ? [first] : [], lastResort, floor: model.report };
}

/** The rows, with missing cells at what the model expects them to be. */
function wholeRows(rows: Rows, model: FittedModel): Rows {
  const { impute } = model as { impute?(x: Matrix): Matrix };
  return hasMissingCells(rows.matrix) && impute ? { ...rows, matrix: toTable(impute(rows.matrix), model.name) } : rows;
}

/** Splits one cluster after another, each time the one with the most to gain; `labels`, which `splitOf` goes by, follow. */
function* splitUntil(
  size: number,
  from: ClusterParameters,
  labels: Int32Array,
  splitOf: (k: number) => Pauses<Split | null>,
  signal: AbortSignal | undefined,
): Pauses<ClusterParameters | null> {
  let { weights, means, covariances } = from;
  const splits: (Split | null)[] = [];
  for (let k = 0; k < means.length && !signal?.aborted; k++) splits.push(yield* splitOf(k));
  while (means.length < size) {
    if (signal?.aborted) return null;
    const k = indexOfLargest(splits);
    const split = splits[k];
    if (split === null) return null;
    const added = means.length;
    split.farRows.forEach((i) => (labels[i] = added));
    means = [...means.with(k, split.near), split.far];
    if (covariances) covariances = [...covariances, covariances[k]];
    if (weights) weights = [...weights.with(k, weights[k] * (1 - split.farShare)), weights[k] * split.farShare];
    splits[k] = yield* splitOf(k);
    splits.push(yield* splitOf(added));
  }
  return { weights, means, covariances };
}

function indexOfLargest(splits: readonly (Split | null)[]): number {
  const gains = splits.map((split) => split?.gain ?? -Infinity);
  return gains.reduce((best, gain, k) => (gain > gains[best] ? k : best), 0);
}

/** The same mixture with its heaviest components in halves, or the same centers with some of them twice. */
function doubled({ weights, means, covariances }: ClusterParameters, size: number): ClusterParameters {
  const copies = Array.from({ length: size - means.length }, (_, i) => i % means.length);
  const times = means.map((_, k) => 1 + copies.filter((copy) => copy === k).length);
  const all = [...means.keys(), ...copies];
  return {
    weights: weights && all.map((k) => weights[k] / times[k]),
    means: all.map((k) => means[k]),
    covariances: covariances && all.map((k) => covariances[k]),
  };
}
