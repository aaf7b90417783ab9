import {
  type ClusterModel,
  type DensityModel,
  type Fit,
  type FitReport,
  type FittedModel,
  type Matrix,
  type MatrixInput,
  answerNow,
  derivedReport,
  freezeMatrix,
  hasMissingCells,
  modelJson,
  readOptions,
  rowArray,
  selectColumns,
  sweep,
} from '@mixwell/core';
import { type CovarianceName, families, scoringShape } from '@mixwell/covariance-families';
import { type Scoring, mixtureLogDensity } from '@mixwell/kernels';
import {
  type Mixture,
  type Noise,
  type Update,
  canonical,
  covarianceOf,
  freeParameters,
  imputed,
  labelsOfGappy,
  labelsUnder,
  logDensityOfGappy,
  noiseState,
  responsibilitiesOfGappy,
  responsibilitiesUnder,
  sampleRows,
  scoringOf,
} from '@mixwell/mixtures';
import { conditional } from './derived/conditional.ts';
import type { Derived } from './derived/derived.ts';
import { marginal } from './derived/marginal.ts';
import { gmmRules } from './options.ts';
import { type GmmStream, streamState } from './stream/stream.ts';

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
  /** The place that each component had in the start; where the model was derived from another, in that. */
  readonly startIndex: Int32Array;
  /** Total over the training rows, natural log, at these parameters: of the mixture, whatever the assignment of rows. */
  readonly logLikelihood: number;
  /** The responsibility of each component for each row of `x`: rows x components, or with noise components + 1. */
  predictProba(x: MatrixInput): Matrix;
  /** `x` with each missing cell (NaN, null, undefined) at its expectation given the others of its row: rows x features. */
  impute(x: MatrixInput): Matrix;
  /**
   * The distribution of the other columns of a row with these cells: a model without training rows.
   *
   * @throws MixwellError `invalid-param` for an unknown column, a value that is not a finite number, or where all columns are known;
   *   `degenerate` where the cells are so far from every component that their squares overflow.
   */
  conditional(known: Readonly<Record<string, number>>): GmmModel;
  /**
   * The distribution of these columns, in this order: a model without training rows.
   *
   * @throws MixwellError `invalid-param` for no column, an unknown one, or one that is there twice.
   */
  marginal(columns: readonly string[]): GmmModel;
  /** What `gmmPartialFit` goes on from; absent before the first block. */
  readonly stream?: GmmStream;
}

/** Who made a model, from what. */
export type Identity = Pick<FittedModel, 'name' | 'params' | 'columns'>;

/** A mixture in canonical order, and what is known of its training rows. */
export interface Fitted {
  readonly mixture: Mixture;
  readonly startIndex: Int32Array;
  readonly labels: Int32Array;
  readonly logLikelihood: number;
  readonly stream?: GmmStream;
}

/** The model of a mixture. */
export function gmmModel(identity: Identity, report: FitReport, fitted: Fitted): GmmModel {
  const { name, params } = identity;
  const { mixture, startIndex, labels, logLikelihood, stream } = fitted;
  const { components, cols, weights } = mixture;
  const columns = Object.freeze([...identity.columns]);
  const covariance = params.covariance as CovarianceName;
  const family = families[covariance].name;
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
    ...(gaps === 'missing-cells' && { gaps }),
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
    conditional: (known) => derivedModel(identity, conditional(mixture, columns, covariance, known)),
    marginal: (chosen) => derivedModel(identity, marginal(mixture, columns, covariance, chosen)),
    sample: (rows, options) => sampleRows(mixture, rows, options),
    ...(stream && { stream }),
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
        ...(stream && streamState(stream)),
      }),
  };
  return Object.freeze(model);
}

/** The model of a derived mixture: its options are those that it tells of, and otherwise the defaults. */
function derivedModel({ name, params }: Identity, { mixture: raw, columns, covariance, source }: Derived): GmmModel {
  const { mixture, order } = canonical(raw);
  const told = { components: mixture.components, covariance, missing: params.missing, noise: params.noise };
  return gmmModel(
    { name, params: readOptions(name, gmmRules, told), columns },
    derivedReport({ objectiveName: 'logLikelihood', better: 'larger' }, source),
    { mixture, startIndex: order, labels: new Int32Array(0), logLikelihood: 0 },
  );
}

function* logDensityUnder(scoring: Scoring): Fit<Float64Array> {
  const logDensity = yield* rowArray('float64');
  yield* sweep(mixtureLogDensity, scoring, { logDensity });
  return logDensity;
}
