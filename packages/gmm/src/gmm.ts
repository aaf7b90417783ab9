import { type Fit, MixwellError, type RowsAbout, defineEstimator, plural } from '@mixwell/core';
import { hire, house } from '@mixwell/kernels';
import { type EmResult, em } from './em.ts';
import { families } from './families/index.ts';
import { finish } from './finish.ts';
import { checkComponents } from './given-start.ts';
import type { GmmModel } from './model.ts';
import { type GmmOptions, type GmmParams, gmmRules } from './options.ts';
import { regularizationOf } from './regularization.ts';
import { viewRows } from './rows-view.ts';
import { pooledMixture, startMixture } from './start.ts';
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
    if (typeof params.init !== 'string') checkComponents(params.init, params.components);
    checkUpdate(params.update, params);
  },
  hire,
  house,
  allowsMissingCells: ({ missing }) => missing === 'marginalize',
  *fit(params, about) {
    refuseTooFewRows(params.components, about);
    const family = families[params.covariance];
    const view = yield* viewRows(family, params.assignment, about);
    const { spread, covariance, assign } = view;
    const regularization = regularizationOf(params.regularization, spread);
    const degenerate = degenerateColumns(family.name, about, spread, covariance);
    const pooled = pooledMixture(spread.mean, covariance, family, regularization);
    const start = yield* view.whole(startMixture(params, { about, family, regularization, pooled, spread }));
    const done = (result: EmResult): Fit<GmmModel> => finish(result, params, about, view, degenerate);
    return yield* done(yield* em(start, about, { ...params, assign, family, regularization }, done));
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
