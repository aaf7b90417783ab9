import { type Fit, rowArray, sweep } from '@mixwell/core';
import { type CovarianceFamily, type Regularization, diagonalMatrices } from '@mixwell/covariance-families';
import { labelledMoments, unpack } from '@mixwell/kernels';
import { addToDiagonals } from './maximize.ts';
import type { Mixture } from './mixture.ts';

/** The covariance of all rows, divided by their weight: cols x cols. */
export function* dataCovariance(mean: Float64Array): Fit<Float64Array> {
  const about = { data: mean, rows: 1, cols: mean.length };
  const { weight, shift, scatter } = yield* sweep(labelledMoments, { about }, { labels: yield* rowArray('int32') });
  const { cols } = about;
  return unpack(scatter, 0, cols).map(
    (value, at) => (value - (shift[Math.floor(at / cols)] * shift[at % cols]) / weight[0]) / weight[0],
  );
}

/** One component over all rows, of the family's shape. */
export function pooledMixture(
  mean: Float64Array,
  covariance: Float64Array,
  family: CovarianceFamily,
  { added, least }: Regularization,
): Mixture {
  const cols = mean.length;
  const weight = Float64Array.of(1);
  const scatter = covariance.slice();
  addToDiagonals(scatter, weight, added, cols);
  const before = diagonalMatrices(new Float64Array(cols).fill(1), cols);
  const { covariances } = family.maximize({ components: 1, cols, weight, scatter, before }, least);
  return { components: 1, cols, weights: weight, means: mean, covariances };
}
