import { type Fit, MixwellError, type RowsAbout, defineEstimator, fitReport, plural } from '@mixwell/core';
import { columnSpread, hire, house } from '@mixwell/kernels';
import { type EmResult, em } from './em.ts';
import { families } from './families/index.ts';
import { scoringShape } from './families/letters.ts';
import { diagonalMatrices } from './families/matrices.ts';
import { checkComponents } from './given-start.ts';
import { labelsUnder } from './labels-under.ts';
import { type GmmModel, gmmModel } from './model.ts';
import { canonical, scoringOf } from './mixture.ts';
import { type GmmOptions, type GmmParams, gmmRules } from './options.ts';
import { regularizationOf } from './regularization.ts';
import { dataCovariance, pooledMixture, startMixture } from './start.ts';
import { degenerateColumns, warningsOf } from './warnings.ts';

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
  check({ components, init }) {
    if (typeof init !== 'string') checkComponents(init, components);
  },
  hire,
  house,
  *fit(params, about) {
    refuseTooFewRows(params.components, about);
    const family = families[params.covariance];
    const spread = yield* columnSpread('gmm', about);
    const regularization = regularizationOf(params.regularization, spread);
    const shape = scoringShape(family.name);
    const covariance =
      shape === 'full' ? yield* dataCovariance(spread.mean) : diagonalMatrices(spread.variance, spread.variance.length);
    const degenerate = degenerateColumns(family.name, about, spread, covariance);
    const pooled = pooledMixture(spread.mean, covariance, family, regularization);
    const start = yield* startMixture(params, { about, family, regularization, pooled, spread });
    const finish = function* (result: EmResult): Fit<GmmModel> {
      const { mixture, rank } = canonical(result.mixture);
      const outcome = {
        stop: result.stop,
        iterations: result.history.length,
        bounded: result.bounded.map((k) => rank[k]).sort((a, b) => a - b),
      };
      const report = fitReport(about, {
        objectiveName: 'logLikelihood',
        better: 'larger',
        history: result.history,
        stop: result.stop,
        warnings: warningsOf(mixture, outcome, about, degenerate),
      });
      const labels = yield* labelsUnder(scoringOf(mixture, shape));
      return gmmModel(
        { name: 'gmm', params: Object.freeze({ ...params }), columns: about.columns },
        report,
        mixture,
        labels,
      );
    };
    return yield* finish(yield* em(start, about, { ...params, family, regularization }, finish));
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
