import { type Fit, MixwellError, type RowsAbout, defineEstimator, plural } from '@mixwell/core';
import { columnSpread, hire } from '@mixwell/kernels';
import { assigner } from './assignment.ts';
import { checkEigenvalueRatio, limitedTo } from './eigenvalue-ratio.ts';
import { type EmResult, em } from './em.ts';
import { families } from './families/index.ts';
import { scoringShape } from './families/letters.ts';
import { diagonalMatrices } from './families/matrices.ts';
import { finish } from './finish.ts';
import { checkComponents } from './given-start.ts';
import type { GmmModel } from './model.ts';
import { boxOfRows } from './noise/box.ts';
import { startBesideNoise } from './noise/start-beside-noise.ts';
import { type GmmOptions, type GmmParams, gmmRules } from './options.ts';
import { checkPrior, priorOf, withPrior } from './prior.ts';
import { regularizationOf, unitsOf } from './regularization.ts';
import { dataCovariance, pooledMixture, startMixture } from './start.ts';
import { checkUpdate } from './update.ts';
import { degenerateColumns } from './warnings.ts';

/**
 * A Gaussian mixture, fitted by expectation-maximization.
 *
 * `fit` finds a local optimum; try several seeds with `bestOf`, several shapes and sizes with `select` of
 * @mixwell/model-selection. Sample weights count as repeated rows.
 *
 * @throws MixwellError `invalid-param` for an unacceptable option; from `fit`, `invalid-input` where there are fewer rows than
 *   components, and `not-positive-definite` where a numeric regularization is too small for the data.
 */
export const gmm = defineEstimator<GmmOptions, GmmModel, GmmParams>({
  name: 'gmm',
  rules: gmmRules,
  check(params) {
    if (typeof params.init !== 'string') {
      checkComponents(params.init, params.components, params.components + (params.noise ? 1 : 0));
    }
    checkUpdate(params.update, params);
    checkEigenvalueRatio(params.eigenvalueRatio, families[params.covariance], params.update);
    checkPrior(params.prior, families[params.covariance].name);
  },
  hire,
  *fit(params, about) {
    refuseTooFewRows(params.components, about);
    const spread = yield* columnSpread('gmm', about);
    const family = limitedTo(params.eigenvalueRatio, families[params.covariance], unitsOf(spread));
    const regularization = regularizationOf(params.regularization, spread);
    const shape = scoringShape(family.name);
    const covariance =
      shape === 'full' || params.noise
        ? yield* dataCovariance(spread.mean)
        : diagonalMatrices(spread.variance, spread.variance.length);
    const degenerate = degenerateColumns(family.name, about, spread, covariance);
    const pooled = pooledMixture(spread.mean, covariance, family, regularization);
    const context = { about, family, regularization, pooled, spread };
    const start = params.noise
      ? yield* startBesideNoise(params, context, yield* boxOfRows(about, spread, covariance))
      : yield* startMixture(params, context);
    const given = params.prior === 'auto' ? {} : params.prior;
    const prior =
      given === 'none' ? undefined : priorOf(given, family.name, params.components, about, spread, covariance);
    const rows = assigner(params.assignment, shape);
    const assign = prior ? withPrior(rows, prior) : rows;
    const done = (result: EmResult): Fit<GmmModel> => finish(result, params, about, degenerate);
    return yield* done(yield* em(start, about, { ...params, assign, family, regularization, prior }, done));
  },
});

/** @throws MixwellError `invalid-input` where there are fewer rows (of positive weight) than components. */
function refuseTooFewRows(components: number, { presentRows }: RowsAbout): void {
  if (presentRows >= components) return;
  throw new MixwellError(
    'invalid-input',
    `gmm: ${plural(components, 'component')} need at least as many rows; got ${plural(presentRows, 'row')}.`,
    {
      components,
      rows: presentRows,
    },
  );
}
