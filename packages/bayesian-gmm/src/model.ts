import {
  type ClusterModel,
  type DensityModel,
  type Fit,
  type FitReport,
  type FittedModel,
  type Matrix,
  type MatrixInput,
  type ModelKind,
  answerNow,
  freezeMatrix,
  fromJSON,
  modelJson,
  selectColumns,
} from '@mixwell/core';
import { covarianceParameters, families } from '@mixwell/covariance-families';
import type { Scoring } from '@mixwell/kernels';
import { covarianceOf, drawRows, isScorable, labelsUnder, responsibilitiesUnder } from '@mixwell/mixtures';
import type { CanonicalPosterior } from './canonical-posterior.ts';
import { expectationUnder } from './expectation.ts';
import { type PrecisionName, type Restriction, precisionShape } from './precision-shape.ts';
import { predictiveDraws, predictiveLogDensity, predictiveOf } from './predictive.ts';

/** A fitted Bayesian mixture; components by falling weight, equal weights by rising mean. */
export interface BayesianGmmModel extends ClusterModel, DensityModel {
  /** The mean of each weight, scaled to add to 1. */
  readonly weights: Float64Array;
  /** components x features: the mean of each mean; the same as `centers`. */
  readonly means: Matrix;
  /** The inverse of the mean of each precision: one features x features matrix a component, whatever the shape. */
  readonly covariances: readonly Matrix[];
  /** Components that some training row most probably belongs to. */
  readonly effectiveComponents: number;
  readonly posterior: PosteriorParameters;
  /** Of a mixture of this shape and number of components, dead ones included; the evidence lower bound needs no such count. */
  readonly freeParameters: number;
  /** Natural logarithm of the posterior predictive density, a mixture of Student t distributions, at each row of `x`. */
  logDensity(x: MatrixInput): Float64Array;
  /** The responsibility of each component for each row of `x`, as in the E-step: rows x components. */
  predictProba(x: MatrixInput): Matrix;
}

/** What is known of the parameters, beside the means that the model has; one number a component each. */
export interface PosteriorParameters {
  /** Dirichlet: the concentration of each weight. Dirichlet process: the first parameter of each break of the stick. */
  readonly concentration: Float64Array;
  /** Dirichlet process: the second parameter of each break; null for a Dirichlet prior. */
  readonly beyond: Float64Array | null;
  /** The place of each component in the fit, which is the order in which the stick is broken. */
  readonly place: Int32Array;
  /** How many rows, those of the prior included, each mean is known from. */
  readonly meanPrecisions: Float64Array;
  /** How many rows, those of the prior included, each covariance is known from; times them the covariance is the inverse of the scale. */
  readonly degreesOfFreedom: Float64Array;
}

/** Who made a model, from what. */
type Identity = Pick<FittedModel, 'name' | 'params' | 'columns'>;

/** The model of a posterior, with the labels of its training rows. */
export function bayesianGmmModel(
  identity: Identity,
  report: FitReport,
  posterior: CanonicalPosterior,
  labels: Int32Array,
): BayesianGmmModel {
  const { name, params } = identity;
  const { components, cols, weights, logWeights } = posterior;
  const { concentration, beyond, place, meanPrecisions, degreesOfFreedom } = posterior;
  const columns = Object.freeze([...identity.columns]);
  const covariance = params.covariance as PrecisionName;
  const shape = precisionShape(covariance, params.restrict as Restriction);
  const { scoring } = expectationUnder(posterior, shape);
  const predictive = predictiveOf(posterior, shape);
  const means = freezeMatrix({ data: posterior.means, rows: components, cols });
  const tableOf = (method: string, x: MatrixInput): Matrix => selectColumns(x, columns, `${name}.${method}`);
  const ask = <T>(method: string, x: MatrixInput, question: (scoring: Scoring) => Fit<T>): T =>
    answerNow(question(scoring), { matrix: tableOf(method, x), weights: null });
  const model: BayesianGmmModel = {
    name,
    params,
    columns,
    report,
    clusters: components,
    centers: means,
    labels,
    weights,
    means,
    covariances: Object.freeze(
      Array.from({ length: components }, (_, k) =>
        freezeMatrix({ data: covarianceOf(posterior, k), rows: cols, cols }),
      ),
    ),
    effectiveComponents: new Set(labels).size,
    posterior: Object.freeze({ concentration, beyond, place, meanPrecisions, degreesOfFreedom }),
    freeParameters:
      components - 1 + components * cols + covarianceParameters(families[covariance].name, components, cols),
    predict: (x) => ask('predict', x, labelsUnder),
    predictProba: (x) => ask('predictProba', x, responsibilitiesUnder),
    logDensity: (x) => predictiveLogDensity(predictive, tableOf('logDensity', x)),
    sample: (rows, options) =>
      drawRows(name, { weights, cols, rows }, options, (stream) => predictiveDraws(predictive, stream)),
    toJSON: () =>
      modelJson(model, {
        components,
        weights,
        logWeights,
        concentration,
        beyond,
        place,
        means,
        meanPrecisions,
        covariances: posterior.covariances,
        degreesOfFreedom,
        labels,
      }),
  };
  return Object.freeze(model);
}

/** How Bayesian mixtures come back from JSON. */
export const bayesianGmmKind: ModelKind<BayesianGmmModel> = {
  name: 'bayesianGmm',
  restore({ name, params, columns, report }, state) {
    const { covariance, restrict, weightPrior } = params;
    state.refuseUnless(
      'params',
      ['full', 'tied', 'diag', 'spherical'].includes(covariance as string) &&
        ['model', 'posterior'].includes(restrict as string) &&
        ['dirichlet', 'dirichlet-process'].includes(weightPrior as string),
    );
    const components = state.count('components');
    const cols = columns.length;
    const shape = precisionShape(covariance as PrecisionName, restrict as Restriction);
    const above = (field: string, least: number): Float64Array => {
      const values = state.numbers(field, components);
      state.refuseUnless(
        field,
        values.every((value) => value > least),
      );
      return values;
    };
    const posterior = {
      components,
      cols,
      weights: above('weights', 0),
      logWeights: state.numbers('logWeights', components),
      concentration: above('concentration', 0),
      beyond: weightPrior === 'dirichlet' ? null : above('beyond', 0),
      place: state.labels('place', components, components),
      means: state.matrix('means', components, cols).data,
      meanPrecisions: above('meanPrecisions', 0),
      covariances: state.numbers('covariances', components * cols * cols),
      degreesOfFreedom: above('degreesOfFreedom', shape.least(cols)),
    };
    const total = posterior.weights.reduce((sum, weight) => sum + weight, 0);
    state.refuseUnless('weights', Math.abs(total - 1) < 1e-9);
    state.refuseUnless('place', new Set(posterior.place).size === components);
    state.refuseUnless('covariances', isScorable(posterior, shape.scoring));
    const labels = state.labels('labels', report.rows, components);
    return bayesianGmmModel({ name, params, columns }, report, posterior, labels);
  },
};

/**
 * The Bayesian mixture in `json`, as `toJSON` gave it.
 *
 * @throws MixwellError `invalid-model` where it is not one.
 */
export function bayesianGmmFromJSON(json: unknown): BayesianGmmModel {
  return fromJSON(json, [bayesianGmmKind]);
}
