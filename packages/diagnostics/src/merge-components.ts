import {
  type Matrix,
  type MatrixInput,
  type Rules,
  readOptions,
  readWeights,
  sampleWeightsRule,
  selectColumns,
} from '@mixwell/core';
import { log } from '@mixwell/math';
import { breakPoint } from './break-point.ts';
import { type FittedMixture, refuseNonMixture } from './fitted-mixture.ts';

export interface MergeComponentsOptions {
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
}

export const mergeComponentsRules: Rules<MergeComponentsOptions> = { sampleWeights: sampleWeightsRule };

/** Clusters that are each one component or several. */
export interface MergedClusters {
  readonly clusters: number;
  /** The components of each cluster, rising; clusters by their first component. */
  readonly groups: readonly (readonly number[])[];
  /** How unsure the clusters of the rows are, in nats: weighted sum over rows of the entropy of their responsibilities. */
  readonly entropy: number;
  /** The most probable cluster of each row; the number of clusters where that is noise. */
  readonly labels: Int32Array;
}

export interface MergeComponents {
  /** From all components on their own to one cluster of all. */
  readonly steps: readonly MergedClusters[];
  /** The number of clusters at which the entropy stops falling fast; null where there are fewer than 3 components to tell from. */
  readonly suggested: number | null;
}

/**
 * Clusters made of components that overlap [1]: one after another, those two are merged whose union lowers the entropy most.
 *
 * A mixture may need several Gaussians for one cluster. The density stays as it is; only the names of the rows change. The suggested number is
 * that at the break of the piecewise linear regression of the entropy on the number of clusters, with two pieces. Noise is never merged.
 *
 * @param x  rows x features; those that the model was fitted on.
 * @throws MixwellError `invalid-param` for what is not a fitted mixture, or an unacceptable option; `invalid-input` and `shape-mismatch`
 *   for rows or weights that are not acceptable.
 *
 * Cost: O(rows * components^3); memory a number for each row and component, and a label for each row and step.
 *
 * [1] J.-P. Baudry, A. E. Raftery, G. Celeux, K. Lo, R. Gottardo, Combining mixture components for clustering, J. Comput. Graph. Stat.
 *     19 (2010).
 */
export function mergeComponents(
  model: FittedMixture,
  x: MatrixInput,
  options: MergeComponentsOptions = {},
): MergeComponents {
  refuseNonMixture('mergeComponents', model);
  const { sampleWeights } = readOptions('mergeComponents', mergeComponentsRules, options);
  const table = selectColumns(x, model.columns, 'mergeComponents', model.gaps);
  const weights = readWeights('mergeComponents', sampleWeights, table.rows);
  const components = model.weights.length;
  let shares = columnsOf(model.predictProba(table));
  let groups: readonly (readonly number[])[] = Array.from({ length: components }, (_, k) => Object.freeze([k]));
  const steps = [mergedClusters(groups, shares, weights)];
  while (groups.length > 1) {
    const [a, b] = bestPair(shares.slice(0, groups.length), weights);
    const union = Object.freeze([...groups[a], ...groups[b]].sort((one, other) => one - other));
    const both = shares[a].map((value, i) => value + shares[b][i]);
    groups = groups.map((group, k) => (k === a ? union : group)).filter((_, k) => k !== b);
    shares = shares.map((share, k) => (k === a ? both : share)).filter((_, k) => k !== b);
    steps.push(mergedClusters(groups, shares, weights));
  }
  const rising = steps.map(({ entropy }) => entropy).reverse();
  return Object.freeze({ steps: Object.freeze(steps), suggested: breakPoint(rising) });
}

/** The two clusters, the first one first, whose union lowers the entropy most; ties to the first pair. */
function bestPair(shares: readonly Float64Array[], weights: Float64Array | null): [number, number] {
  const single = shares.map((share) => entropyOf(share, weights));
  let best: [number, number] = [0, 1];
  let most = -Infinity;
  for (let a = 0; a < shares.length; a++) {
    for (let b = a + 1; b < shares.length; b++) {
      const union = shares[a].map((value, i) => value + shares[b][i]);
      const gain = single[a] + single[b] - entropyOf(union, weights);
      if (gain > most) [best, most] = [[a, b], gain];
    }
  }
  return best;
}

function mergedClusters(
  groups: readonly (readonly number[])[],
  shares: readonly Float64Array[],
  weights: Float64Array | null,
): MergedClusters {
  const labels = new Int32Array(shares[0].length);
  for (let k = 1; k < shares.length; k++) {
    shares[k].forEach((share, i) => {
      if (share > shares[labels[i]][i]) labels[i] = k;
    });
  }
  const entropy = shares.reduce((sum, share) => sum + entropyOf(share, weights), 0);
  return Object.freeze({ clusters: groups.length, groups: Object.freeze(groups), entropy, labels });
}

/** Weighted sum of -t ln t; 0 ln 0 is 0. A share that rounding took above 1 counts as 1. */
function entropyOf(share: Float64Array, weights: Float64Array | null): number {
  let sum = 0;
  share.forEach((t, i) => {
    if (t > 0 && t < 1) sum -= (weights ? weights[i] : 1) * t * log(t);
  });
  return sum;
}

function columnsOf({ data, rows, cols }: Matrix): Float64Array[] {
  return Array.from({ length: cols }, (_, k) => Float64Array.from({ length: rows }, (_, i) => data[i * cols + k]));
}
