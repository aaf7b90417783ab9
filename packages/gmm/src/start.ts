import { type Fit, rowArray, sweep } from '@mixwell/core';
import { labelledMoments, unpack } from '@mixwell/kernels';
import type { CovarianceFamily } from './families/covariance-family.ts';
import { diagonalMatrices } from './families/matrices.ts';
import { addToDiagonals } from './maximize.ts';
import type { Mixture } from './mixture.ts';
import type { GmmParams } from './options.ts';
import type { Regularization } from './regularization.ts';
import { givenStart } from './starts/given.ts';
import { startOfKind } from './starts/of-kind.ts';
import { type StartContext, repeated } from './starts/partition.ts';
import { portfolioStart } from './starts/portfolio.ts';

/** The mixture of `components` that EM starts from. */
export function* startMixture(params: GmmParams, context: StartContext): Fit<Mixture> {
  const { components, init, seed } = params;
  if (typeof init !== 'string') return yield* givenStart(params, init, context);
  if (init === 'portfolio') return yield* portfolioStart(components, seed, context);
  return yield* startOfKind(init, components, seed, context);
}

/** The covariance of all rows, divided by their weight: cols x cols. */
export function* dataCovariance(mean: Float64Array): Fit<Float64Array> {
  const about = repeated(mean, 1);
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
