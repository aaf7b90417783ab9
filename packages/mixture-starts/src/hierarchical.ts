import { type Fit, type RandomStream, answerNow } from '@mixwell/core';
import type { Mixture } from '@mixwell/mixtures';
import { agglomerate } from './agglomerate.ts';
import { agglomerateEqual } from './agglomerate-equal.ts';
import { distinctRows } from './distinct-rows.ts';
import { singletons } from './groups.ts';
import { type HierarchicalFamily, mergeCost } from './merge-cost.ts';
import { type StartContext, fromLabelsAlone } from './partition.ts';
import { quantileParts } from './quantile-parts.ts';
import { type Weighed, sampledRows } from './sampled-rows.ts';
import { svdUnits } from './svd-units.ts';

/** Most rows that are merged one by one; of more rows a sample of this size is. In the family of one covariance time asks for fewer. */
export const MOST_ROWS = { EII: 2000, VII: 2000, EEE: 500, VVV: 2000 };

/**
 * The mixture of the parts that are left when rows are merged, the most alike first, by the classification likelihood of a family
 * [1, 2], after the scaled SVD transformation. In one column quantiles make the parts.
 *
 * Of more than `MOST_ROWS` rows a sample that `random` draws is merged, and the mixture is that of the sample's parts.
 *
 * Cost: O(rows^2 * cols^3) time and 4 rows^2 bytes; O(rows^3 * cols) time for EEE.
 *
 * [1] C. Fraley, Algorithms for model-based Gaussian hierarchical clustering, SIAM J. Sci. Comput. 20 (1998).
 * [2] L. Scrucca, A. E. Raftery, Improved initialisation of model-based clustering using Gaussian hierarchical partitions,
 *     Adv. Data Anal. Classif. 9 (2015).
 */
export function* hierarchicalStart(
  family: keyof typeof MOST_ROWS,
  components: number,
  random: RandomStream,
  context: StartContext,
): Fit<Mixture> {
  const sample = yield* sampledRows(MOST_ROWS[family], random, context.about);
  const labels = yield* hierarchicalParts(family, components, sample);
  return answerNow(fromLabelsAlone(components, labels, context), sample);
}

/** The part of each row, from 0; a row of weight 0 is in some part. */
export function* hierarchicalParts(
  family: HierarchicalFamily | 'EEE',
  parts: number,
  { matrix, weights }: Weighed,
): Fit<Int32Array> {
  if (matrix.cols === 1) return quantileParts(matrix.data, weights, parts);
  const distinct = distinctRows(svdUnits(matrix, weights), weights);
  const groups = singletons(distinct.matrix, distinct.weights);
  const part =
    family === 'EEE'
      ? yield* agglomerateEqual(groups, parts)
      : yield* agglomerate(groups, mergeCost(family, groups), parts);
  return distinct.place.map((place) => (place < 0 ? 0 : part[place]));
}
