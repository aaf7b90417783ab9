import { type Fit, type FitWarning, type StopReason, defineEstimator, fitReport, plural } from '@mixwell/core';
import {
  type Least,
  diagonalMatrices,
  families,
  raiseEigenvalues,
  raiseVariances,
  regularizationOf,
  repeat,
  sum,
} from '@mixwell/covariance-families';
import { type ColumnSpread, columnSpread, hire } from '@mixwell/kernels';
import { checkComponents, startFromClusters } from '@mixwell/mixture-starts';
import { dataCovariance, degenerateColumns, labelsUnder, notMonotone } from '@mixwell/mixtures';
import { canonicalPosterior } from './canonical-posterior.ts';
import { expectationUnder } from './expectation.ts';
import { type BayesianGmmModel, bayesianGmmModel } from './model.ts';
import { type BayesianGmmOptions, type BayesianGmmParams, bayesianGmmRules } from './options.ts';
import { type PrecisionName, precisionShape } from './precision-shape.ts';
import { priorOf } from './prior.ts';
import { checkOneWay, startDivision } from './start.ts';
import { type VariationalResult, variational } from './variational.ts';
import { hireFitPool } from './hire-fit-pool.ts';

/**
 * A Gaussian mixture with priors on its parameters, fitted by variational inference: weights of a Dirichlet process or a Dirichlet
 * distribution, and a Gaussian-Wishart (or Gaussian-gamma) distribution for each component's mean and precision [1, 2].
 *
 * Components that the rows do not need fall back to the prior, so `components` is only a limit. `fit` finds a local optimum; try
 * several seeds with `bestOf`. Sample weights count as repeated rows.
 *
 * @throws MixwellError `invalid-param` for an unacceptable option; from `fit`, `invalid-param` or `shape-mismatch` where a prior does
 *   not fit the columns, and `not-positive-definite` where a numeric regularization leaves the default prior singular.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), section 10.2.
 * [2] D. M. Blei, M. I. Jordan, Variational inference for Dirichlet process mixtures, Bayesian Analysis 1 (2006).
 */
export const bayesianGmm = defineEstimator<BayesianGmmOptions, BayesianGmmModel, BayesianGmmParams>({
  name: 'bayesianGmm',
  rules: bayesianGmmRules,
  check({ components, init }) {
    if (typeof init === 'string') return;
    checkOneWay(init);
    checkComponents(init, components, components, 'bayesianGmm');
  },
  hire,
  hireFitPool,
  initFrom: startFromClusters,
  *fit(params, about) {
    const shape = precisionShape(params.covariance, params.restrict);
    const spread = yield* columnSpread('bayesianGmm', about);
    const { added, least } = regularizationOf(params.regularization, spread);
    const found =
      shape.scoring === 'full'
        ? yield* dataCovariance(spread.mean)
        : diagonalMatrices(spread.variance, spread.variance.length);
    const degenerate = degenerateColumns(families[params.covariance].name, about, spread, found);
    const covariance = wideEnough(params.covariance, found, spread, least);
    const prior = priorOf(params, shape, about, spread, covariance);
    const start = yield* startDivision(params, { about, spread, covariance, scoring: shape.scoring });
    const finish = function* (result: VariationalResult): Fit<BayesianGmmModel> {
      const posterior = canonicalPosterior(result.posterior);
      const report = fitReport(about, {
        objectiveName: 'evidenceLowerBound',
        better: 'larger',
        history: result.history,
        stop: result.stop,
        warnings: [notConverged(result.stop, result.history.length), notMonotone(result.history), degenerate].filter(
          (warning) => warning !== false,
        ),
      });
      const labels = yield* labelsUnder(expectationUnder(posterior, shape).scoring);
      const identity = { name: 'bayesianGmm', params: Object.freeze({ ...params }), columns: about.columns };
      return bayesianGmmModel(identity, report, posterior, labels);
    };
    const form = { covariance: params.covariance, shape, added };
    return yield* finish(yield* variational(start, about, prior, { ...params, ...form }, finish));
  },
});

/** The covariance of the rows in its shape, and no narrower than `least`: the default prior, and that of a component without its own. */
function wideEnough(
  name: PrecisionName,
  covariance: Float64Array,
  { variance }: ColumnSpread,
  least: Least,
): Float64Array {
  const cols = variance.length;
  if (name === 'full' || name === 'tied') {
    const wide = covariance.slice();
    raiseEigenvalues(wide, least.columns);
    return wide;
  }
  if (name === 'diag') {
    const variances = variance.slice();
    raiseVariances(variances, least.columns);
    return diagonalMatrices(variances, cols);
  }
  return diagonalMatrices(repeat(Float64Array.of(Math.max(sum(variance) / cols, least.sphere)), cols), cols);
}

function notConverged(stop: StopReason, iterations: number): FitWarning | false {
  if (stop !== 'max-iterations') return false;
  const message = `The bound still climbed after ${plural(iterations, 'iteration')}; raise "maxIterations".`;
  return Object.freeze({ code: 'not-converged', message });
}
