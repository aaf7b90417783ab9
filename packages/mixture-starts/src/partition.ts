import { type Fit, type Matrix, type RowsAbout, sweep } from '@mixwell/core';
import { type CovarianceFamily, type Regularization, repeat, rowsToExceed, sum } from '@mixwell/covariance-families';
import { type ColumnSpread, type ComponentMoments, labelledMoments } from '@mixwell/kernels';
import { choleskyFactor } from '@mixwell/math';
import { type Assign, type Box, type Mixture, type Prior, covarianceOf, maximize, updateAll } from '@mixwell/mixtures';

/** What every start is made with. */
export interface StartContext {
  /** Whom errors name; 'gmm' unless told. */
  readonly owner?: string;
  readonly about: RowsAbout;
  readonly family: CovarianceFamily;
  readonly regularization: Regularization;
  /** One component over all rows, of the family's shape. */
  readonly pooled: Mixture;
  readonly spread: ColumnSpread;
  /** A new E-step, for a fit over whole rows inside the fit: its objective is that of the fit. */
  newAssign(): Assign;
  readonly prior?: Prior;
  /** Where the fit has noise: the box that it is uniform over. */
  readonly box?: Box;
}

/** The mixture of the parts that `labels` make of the rows, with their scatter taken about `about`. */
export function* fromLabels(about: Matrix, labels: Int32Array, context: StartContext): Fit<Mixture> {
  return fromMoments(about, yield* sweep(labelledMoments, { about }, { labels }), context);
}

/** The same about the mean of each part, where that is not known. */
export function* fromLabelsAlone(components: number, labels: Int32Array, context: StartContext): Fit<Mixture> {
  const rough = repeated(context.pooled.means, components);
  return yield* fromLabels(yield* meansOf(rough, labels), labels, context);
}

/**
 * The M-step from a partition. A part too small for a covariance of its own borrows that of the data, as far as the family lets
 * it; one without rows also gets an equal weight, so that it can still find some.
 */
export function fromMoments(
  about: Matrix,
  moments: ComponentMoments,
  { family, regularization, pooled }: StartContext,
): Mixture {
  const { rows: components, cols, data: means } = about;
  const total = sum(moments.weight);
  const covariances = repeat(pooled.covariances, components);
  const before = { components, cols, weights: new Float64Array(components), means, covariances };
  const fewest = rowsToExceed(family.name, cols);
  const parts = Array.from({ length: components }, (_, k) => k);
  const small = parts.filter((k) => moments.weight[k] <= fewest);
  let { mixture } = maximize(before, moments, family, regularization, updateAll, small);
  const singular = parts.filter((k) => !choleskyFactor(covarianceOf(mixture, k), cols));
  if (singular.length > 0) {
    ({ mixture } = maximize(before, moments, family, regularization, updateAll, [...small, ...singular]));
  }
  const filledShare = moments.weight.filter((weight) => weight > 0).length / components;
  const weights = moments.weight.map((weight) => (weight > 0 ? (filledShare * weight) / total : 1 / components));
  return { ...mixture, weights };
}

/** Equal weights, and the data's covariance times `scale`, around given means. */
export function fromMeans(means: Float64Array, scale: number, { pooled }: StartContext): Mixture {
  const { cols } = pooled;
  const components = means.length / cols;
  const covariance = pooled.covariances.map((value) => value * scale);
  const covariances = repeat(covariance, components);
  return { components, cols, weights: new Float64Array(components).fill(1 / components), means, covariances };
}

/** One mean for `components`: components x cols. */
export function repeated(mean: Float64Array, components: number): Matrix {
  return { data: repeat(mean, components), rows: components, cols: mean.length };
}

/** The mean of each label's rows, so that their scatter can be taken about it. */
function* meansOf(about: Matrix, labels: Int32Array): Fit<Matrix> {
  const { weight, shift } = yield* sweep(labelledMoments, { about }, { labels });
  const data = about.data.map((value, c) => value + shift[c] / (weight[Math.floor(c / about.cols)] || 1));
  return { ...about, data };
}
