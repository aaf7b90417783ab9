import { type Fit, MixwellError, type RowsAbout, defineEstimator, plural } from '@mixwell/core';
import {
  checkEigenvalueRatio,
  families,
  limitedTo,
  regularizationOf,
  scoringShape,
  unitsOf,
} from '@mixwell/covariance-families';
import { hire, house } from '@mixwell/kernels';
import {
  checkClusters,
  checkComponents,
  isClusterStart,
  startBesideNoise,
  startFor,
  startFromClusters,
  startMixture,
} from '@mixwell/mixture-starts';
import {
  type Assign,
  type EmResult,
  assigner,
  boxOfRows,
  checkPrior,
  checkUpdate,
  degenerateColumns,
  em,
  pooledMixture,
  priorOf,
  viewRows,
  withPrior,
} from '@mixwell/mixtures';
import { finish } from './finish.ts';
import type { GmmModel } from './model.ts';
import { type GmmOptions, type GmmParams, type GmmRecipe, gmmRules } from './options.ts';
import { hireFitPool } from './hire-fit-pool.ts';

/**
 * A Gaussian mixture, fitted by expectation-maximization.
 *
 * `fit` finds a local optimum; try several seeds with `bestOf`, several shapes and sizes with `select` of
 * @mixwell/model-selection. Sample weights count as repeated rows.
 *
 * @throws MixwellError `invalid-param` for an unacceptable option; from `fit`, `invalid-input` where there are fewer rows than
 *   components, and `not-positive-definite` where a numeric regularization is too small for the data.
 */
export const gmm = defineEstimator<GmmOptions, GmmModel, GmmRecipe>({
  name: 'gmm',
  rules: gmmRules,
  check(params) {
    const { init, components, noise } = params;
    if (typeof init !== 'string') {
      if (isClusterStart(init)) checkClusters(init, components);
      else checkComponents(init, components, components + (noise ? 1 : 0));
    }
    checkUpdate(params.update, params);
    checkEigenvalueRatio(params.eigenvalueRatio, families[params.covariance], params.update);
    checkPrior(params.prior, families[params.covariance].name);
  },
  hire,
  hireFitPool,
  house,
  initFrom: startFromClusters,
  allowsMissingCells: ({ missing }) => missing === 'marginalize',
  *fit(recipe, about) {
    const init = typeof recipe.init === 'string' ? recipe.init : startFor(recipe.init, about);
    const params: GmmParams = { ...recipe, init };
    refuseTooFewRows(params.components, about);
    const view = yield* viewRows(params, about);
    const { spread, covariance } = view;
    const family = limitedTo(params.eigenvalueRatio, families[params.covariance], unitsOf(spread));
    const regularization = regularizationOf(params.regularization, spread);
    const degenerate = degenerateColumns(family.name, about, spread, covariance);
    const pooled = pooledMixture(spread.mean, covariance, family, regularization);
    const box = params.noise ? yield* view.whole(boxOfRows(about, view)) : undefined;
    const given = params.prior === 'auto' ? {} : params.prior;
    const prior =
      given === 'none' ? undefined : priorOf(given, family.name, params.components, about, spread, covariance);
    const underPrior = (assign: Assign): Assign => (prior ? withPrior(assign, prior) : assign);
    const newAssign = (): Assign => underPrior(assigner(params.assignment, scoringShape(family.name)));
    const context = { about, family, regularization, pooled, spread, newAssign, prior, box };
    const start = yield* view.whole(box ? startBesideNoise(params, context, box) : startMixture(params, context));
    const assign = underPrior(view.assign);
    const conclude = prior && view.conclude ? withPrior(view.conclude, prior) : view.conclude;
    const done = (result: EmResult): Fit<GmmModel> => finish(result, recipe, about, view, degenerate);
    return yield* done(yield* em(start, about, { ...params, assign, conclude, family, regularization, prior }, done));
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
