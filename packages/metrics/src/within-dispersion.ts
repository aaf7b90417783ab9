import { type MatrixInput, type Rules, oneOf, readOptions } from '@mixwell/core';
import { clusterCenters } from './cluster-centers.ts';
import { TILE_ROWS, meeting } from './distances-to-clusters.ts';
import { type GroupedRows, groupRows } from './grouped-rows.ts';
import type { Labels } from './labels.ts';
import { toTheEnd } from './to-the-end.ts';

/** Options of `withinDispersion`. */
export interface WithinDispersionOptions {
  /** What is added up over the pairs of a cluster: 'distances' or 'squares' of distances. Default 'squares'. */
  of?: 'squares' | 'distances';
}

/** The rules of the options of `withinDispersion`. */
export const withinDispersionRules: Rules<WithinDispersionOptions> = {
  of: oneOf(['squares', 'distances'], {
    default: 'squares',
    doc: 'What is added up over the pairs of a cluster: Euclidean distances, or their squares.',
  }),
};

/**
 * How far the rows of clusters lie apart: over clusters, the sum over pairs of rows divided by twice the rows of the cluster.
 *
 * This is W of the gap statistic as cluster::clusGap has it [2], half of that of [1]; for squares it is half the inertia about the
 * clusters' means. One cluster is enough, and so is a row a cluster.
 *
 * @param x       rows x features.
 * @param labels  one label a row.
 * @throws MixwellError `shape-mismatch` where there is not one label a row, or rows are ragged; `invalid-input` for a cell that is
 *   not a finite number (naming row and column), or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-param` for an unknown option.
 *
 * Cost: O(rows * features) for squares; for distances O(rows^2 * features) within clusters. Memory one copy of the rows.
 * [1] R. Tibshirani, G. Walther, T. Hastie, Estimating the number of clusters in a data set via the gap statistic,
 *     J. R. Stat. Soc. B 63 (2001), equation 2.
 * [2] M. Maechler and others, R package cluster 2.1.4, function clusGap.
 */
export function withinDispersion(x: MatrixInput, labels: Labels, options: WithinDispersionOptions = {}): number {
  return toTheEnd(withinDispersionSteps(x, labels, options));
}

/** `withinDispersion`, for distances with a pause before each block of 256 rows, for those who must not hold up a page. */
export function* withinDispersionSteps(
  x: MatrixInput,
  labels: Labels,
  options: WithinDispersionOptions = {},
): Generator<void, number> {
  const owner = 'withinDispersion';
  const { of } = readOptions(owner, withinDispersionRules, options);
  const groups = groupRows(owner, x, labels);
  return of === 'squares'
    ? ofSquares(groups) / groups.scale / groups.scale
    : (yield* ofDistances(groups)) / groups.scale;
}

function ofSquares(groups: GroupedRows): number {
  const { data, cols, clusters, starts } = groups;
  const { high, low } = clusterCenters(groups);
  let sum = 0;
  for (let k = 0; k < clusters; k++) {
    for (let at = starts[k] * cols; at < starts[k + 1] * cols; at++) {
      const j = k * cols + (at % cols);
      const d = data[at] - high[j] - low[j];
      sum += d * d;
    }
  }
  return sum / 2;
}

function* ofDistances(groups: GroupedRows): Generator<void, number> {
  const { data, cols, clusters, starts } = groups;
  let sum = 0;
  for (let k = 0; k < clusters; k++) {
    const size = starts[k + 1] - starts[k];
    const apart = new Float64Array(size);
    for (let first = starts[k]; first < starts[k + 1]; first += TILE_ROWS) {
      yield;
      const end = Math.min(first + TILE_ROWS, starts[k + 1]);
      const meet = meeting(groups, data.subarray(first * cols, end * cols), null);
      meet(starts[k], starts[k + 1], new Float64Array(end - first), apart);
    }
    sum += apart.reduce((total, value) => total + value, 0) / (4 * size);
  }
  return sum;
}
