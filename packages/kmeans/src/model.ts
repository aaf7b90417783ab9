import {
  type ClusterModel,
  type FitReport,
  type FittedModel,
  type Matrix,
  type MatrixInput,
  type ModelKind,
  type Rows,
  type RowsAbout,
  type TransformModel,
  answerNow,
  fitReport,
  freezeMatrix,
  fromJSON,
  modelJson,
  rowArray,
  selectColumns,
  sweep,
} from '@mixwell/core';
import { centerDistances, nearestCenter } from '@mixwell/kernels';
import type { LloydResult } from './lloyd.ts';
import { warningsOf } from './warnings.ts';

export interface KmeansModel extends ClusterModel, TransformModel {
  /** Weighted sum of squared distances of the training rows to their centers, in squared data units. */
  readonly inertia: number;
  /** Euclidean distance of each row of `x` to each center: rows x clusters. */
  transform(x: MatrixInput): Matrix;
}

export type Identity = Pick<FittedModel, 'name' | 'params' | 'columns'>;

/** The model that Lloyd's result makes, with its warnings. */
export function modelOfLloyd(identity: Identity, about: RowsAbout, result: LloydResult): KmeansModel {
  const report = fitReport(about, {
    objectiveName: 'inertia',
    better: 'smaller',
    history: result.history,
    stop: result.stop,
    warnings: warningsOf(result),
  });
  return kmeansModel(identity, report, result.centers, result.labels, {});
}

/** How the models of the estimator `name` come back from JSON, as far as they are k-means models. */
export function kmeansKindOf(name: string): ModelKind<KmeansModel> {
  return {
    name,
    restore({ params, columns, report }, state) {
      const clusters = state.count('clusters');
      const centers = state.matrix('centers', clusters, columns.length);
      return kmeansModel({ name, params, columns }, report, centers, state.labels('labels', report.rows, clusters), {});
    },
  };
}

export const kmeansKind = kmeansKindOf('kmeans');
export const kmeans1dKind = kmeansKindOf('kmeans1d');

/**
 * The k-means model in `json`, as `toJSON` gave it.
 *
 * @throws MixwellError `invalid-model` where it is not one.
 */
export function kmeansFromJSON(json: unknown): KmeansModel {
  return fromJSON(json, [kmeansKind]);
}

/**
 * The model of `kmeans1d` in `json`, as `toJSON` gave it.
 *
 * @throws MixwellError `invalid-model` where it is not one.
 */
export function kmeans1dFromJSON(json: unknown): KmeansModel {
  return fromJSON(json, [kmeans1dKind]);
}

/** A frozen k-means model; `more` are arrays and numbers that it has beside, in its JSON too. */
export function kmeansModel<More extends Readonly<Record<string, unknown>>>(
  identity: Identity,
  report: FitReport,
  centers: Matrix,
  labels: Int32Array,
  more: More,
): KmeansModel & More {
  const { name, params } = identity;
  const columns = Object.freeze([...identity.columns]);
  const read = (x: MatrixInput, caller: 'predict' | 'transform'): Rows => ({
    matrix: selectColumns(x, columns, `${name}.${caller}`),
    weights: null,
  });
  const model: KmeansModel & More = {
    ...more,
    name,
    params,
    columns,
    report,
    clusters: centers.rows,
    centers: freezeMatrix(centers),
    labels,
    inertia: report.objective,
    predict: (x) => answerNow(predictLabels(centers), read(x, 'predict')),
    transform: (x) => answerNow(distances(centers), read(x, 'transform')),
    toJSON: () => modelJson(model, { clusters: centers.rows, centers: model.centers, labels, ...more }),
  };
  return Object.freeze(model);
}

function* predictLabels(centers: Matrix) {
  const labels = yield* rowArray('int32');
  yield* sweep(nearestCenter, { centers, onlyLabels: true }, { labels });
  return labels;
}

function* distances(centers: Matrix) {
  const data = yield* rowArray('float64', centers.rows);
  yield* sweep(centerDistances, { centers }, { distances: data });
  return { data, rows: data.length / centers.rows, cols: centers.rows };
}
