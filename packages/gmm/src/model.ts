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
  hasMissingCells,
  modelJson,
  rowArray,
  selectColumns,
  sweep,
} from '@mixwell/core';
import { type Scoring, mixtureLogDensity, mixtureResponsibilities } from '@mixwell/kernels';
import { type CovarianceName, families } from './families/index.ts';
import { scoringShape } from './families/letters.ts';
import { labelsUnder } from './labels-under.ts';
import { imputed, labelsOfGappy, logDensityOfGappy, responsibilitiesOfGappy } from './missing-cells.ts';
import { type Mixture, covarianceOf, isScorable, scoringOf } from './mixture.ts';
import type { Noise } from './noise/noise.ts';
import { noiseState, readNoise } from './noise/noise-state.ts';
import { sampleRows } from './sample.ts';
import { type Update, freeParameters, isUpdate } from './update.ts';

/**
 * A fitted Gaussian mixture; components by falling weight, equal weights by rising mean.
 *
 * Where it has noise, the rows that are noise have the label `clusters`, one more than the last component's, and `predictProba` has
 * one more column. Noise is as likely outside its box as inside, so a row far from everything is noise, not of the nearest
 * component; `sample` draws it from the box.
 */
export interface GmmModel extends ClusterModel, DensityModel {
  /** One a component, adding to 1; with noise, to 1 - its weight. */
  readonly weights: Float64Array;
  /** components x features; the same as `centers`. */
  readonly means: Matrix;
  /** One features x features matrix a component, whatever the shape. */
  readonly covariances: readonly Matrix[];
  /** The share and the box of rows that belong to no component; absent where the option "noise" is false. */
  readonly noise?: Noise;
  /** The place that each component had in the start. */
  readonly startIndex: Int32Array;
  /** Total over the training rows, natural log, at these parameters: of the mixture, whatever the assignment of rows. */
  readonly logLikelihood: number;
  /** The responsibility of each component for each row of `x`: rows x components, or with noise components + 1. */
  predictProba(x: MatrixInput): Matrix;
  /** `x` with each missing cell (NaN, null, undefined) at its expectation given the others of its row: rows x features. */
  impute(x: MatrixInput): Matrix;
}

/** Who made a model, from what. */
export type Identity = Pick<FittedModel, 'name' | 'params' | 'columns'>;

/** A mixture in canonical order, and what is known of its training rows. */
export interface Fitted {
  readonly mixture: Mixture;
  readonly startIndex: Int32Array;
  readonly labels: Int32Array;
  readonly logLikelihood: number;
}

/** The model of a mixture. */
export function gmmModel(identity: Identity, report: FitReport, fitted: Fitted): GmmModel {
  const { name, params } = identity;
  const { mixture, startIndex, labels, logLikelihood } = fitted;
  const { components, cols, weights } = mixture;
  const columns = Object.freeze([...identity.columns]);
  const family = families[params.covariance as CovarianceName].name;
  const scoring = scoringOf(mixture, scoringShape(family));
  const means = freezeMatrix({ data: mixture.means, rows: components, cols });
  const gaps = params.missing === 'marginalize' ? 'missing-cells' : 'none';
  const ask = <T>(
    method: string,
    x: MatrixInput,
    whole: (scoring: Scoring) => Fit<T>,
    gappy: (mixture: Mixture) => Fit<T>,
  ): T => {
    const matrix = selectColumns(x, columns, `${name}.${method}`, gaps);
    return answerNow(hasMissingCells(matrix) ? gappy(mixture) : whole(scoring), { matrix, weights: null });
  };
  const model: GmmModel = {
    name,
    params,
    columns,
    report,
    clusters: components,
    centers: means,
    labels,
    weights,
    means,
    ...(mixture.noise && { noise: Object.freeze({ ...mixture.noise }) }),
    covariances: Object.freeze(
      Array.from({ length: components }, (_, k) => freezeMatrix({ data: covarianceOf(mixture, k), rows: cols, cols })),
    ),
    startIndex,
    logLikelihood,
    freeParameters: freeParameters(family, components, cols, params.update as Update) + (mixture.noise ? 1 : 0),
    predict: (x) => ask('predict', x, labelsUnder, labelsOfGappy),
    predictProba: (x) => ask('predictProba', x, responsibilitiesUnder, responsibilitiesOfGappy),
    logDensity: (x) => ask('logDensity', x, logDensityUnder, logDensityOfGappy),
    impute: (x) => imputed(mixture, selectColumns(x, columns, `${name}.impute`, 'missing-cells')),
    sample: (rows, options) => sampleRows(mixture, rows, options),
    toJSON: () =>
      modelJson(model, {
        components,
        weights,
        means,
        covariances: mixture.covariances,
        ...(mixture.noise && noiseState(mixture.noise)),
        startIndex,
        labels,
        logLikelihood,
      }),
  };
  return Object.freeze(model);
}

/** How mixtures come back from JSON. */
export const gmmKind: ModelKind<GmmModel> = {
  name: 'gmm',
  restore({ name, params, columns, report }, state) {
    const components = state.count('components');
    const cols = columns.length;
    state.refuseUnless('params', (params.covariance as string) in families && isUpdate(params.update, components));
    const mixture = {
      components,
      cols,
      weights: state.numbers('weights', components),
      means: state.matrix('means', components, cols).data,
      covariances: state.numbers('covariances', components * cols * cols),
      ...(params.noise === true && { noise: readNoise(state, cols) }),
    };
    const weights = [...mixture.weights, mixture.noise?.weight ?? 0];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    state.refuseUnless('weights', weights.every((weight) => weight >= 0) && Math.abs(total - 1) < 1e-9);
    state.refuseUnless(
      'covariances',
      isScorable(mixture, scoringShape(families[params.covariance as CovarianceName].name)),
    );
    const startIndex = state.labels('startIndex', components, components);
    state.refuseUnless('startIndex', new Set(startIndex).size === components);
    return gmmModel({ name, params, columns }, report, {
      mixture,
      startIndex,
      labels: state.labels('labels', report.rows, components + (mixture.noise ? 1 : 0)),
      logLikelihood: state.number('logLikelihood'),
    });
  },
};

/**
 * The mixture in `json`, as `toJSON` gave it.
 *
 * @throws MixwellError `invalid-model` where it is not one.
 */
export function gmmFromJSON(json: unknown): GmmModel {
  return fromJSON(json, [gmmKind]);
}

function* responsibilitiesUnder(scoring: Scoring): Fit<Matrix> {
  const responsibilities = yield* rowArray('float64', scoring.components);
  yield* sweep(mixtureResponsibilities, scoring, { responsibilities });
  return { data: responsibilities, rows: responsibilities.length / scoring.components, cols: scoring.components };
}

function* logDensityUnder(scoring: Scoring): Fit<Float64Array> {
  const logDensity = yield* rowArray('float64');
  yield* sweep(mixtureLogDensity, scoring, { logDensity });
  return logDensity;
}
