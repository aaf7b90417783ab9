import {
  type ClusterModel,
  type Fit,
  type FitReport,
  type Matrix,
  type MatrixInput,
  MixwellError,
  type ModelKind,
  type Rows,
  type TransformModel,
  answerNow,
  freezeMatrix,
  fromJSON,
  modelJson,
  rowArray,
  selectColumns,
  sweep,
} from '@mixwell/core';
import { centerDistances, nearestCenter, zeroRow } from '@mixwell/kernels';
import type { Identity } from '../model.ts';
import { onUnitRows } from './on-unit-rows.ts';

/** Clusters of directions; centers have length 1. `report.objective` is the weighted sum of 1 - cosine of rows and their centers. */
export interface SphericalKmeansModel extends ClusterModel, TransformModel {
  /** Cosine distance (1 - cosine, 0 to 2) of each row of `x` from each center: rows x clusters. */
  transform(x: MatrixInput): Matrix;
}

export function sphericalModel(
  identity: Identity,
  report: FitReport,
  centers: Matrix,
  labels: Int32Array,
): SphericalKmeansModel {
  const { name, params } = identity;
  const columns = Object.freeze([...identity.columns]);
  const answer = <T>(owner: string, x: MatrixInput, fit: Fit<T>): T => {
    const rows: Rows = { matrix: selectColumns(x, columns, owner), weights: null };
    answerNow(refuseZeroRows(owner), rows);
    return answerNow(onUnitRows(fit), rows);
  };
  const model: SphericalKmeansModel = {
    name,
    params,
    columns,
    report,
    clusters: centers.rows,
    centers: freezeMatrix(centers),
    labels,
    predict: (x) => answer(`${name}.predict`, x, nearestLabels(centers)),
    transform: (x) => answer(`${name}.transform`, x, cosineDistances(centers)),
    toJSON: () => modelJson(model, { clusters: centers.rows, centers: model.centers, labels }),
  };
  return Object.freeze(model);
}

/** @throws MixwellError `invalid-input` where a row of positive weight has only zeros, naming it. */
export function* refuseZeroRows(owner: string): Fit<void> {
  const [row] = (yield* sweep(zeroRow, null)).row;
  if (row === Infinity) return;
  throw new MixwellError(
    'invalid-input',
    `${owner}: row ${row} has only zeros, so it has no direction; leave it out.`,
    { row },
  );
}

/** How far from 1 the squared length of a center in JSON may be. */
const ROUNDING = 1e-9;

/** How models of `sphericalKmeans` come back from JSON. */
export const sphericalKmeansKind: ModelKind<SphericalKmeansModel> = {
  name: 'sphericalKmeans',
  restore({ name, params, columns, report }, state) {
    const clusters = state.count('clusters');
    const centers = state.matrix('centers', clusters, columns.length);
    const squares = Array.from({ length: clusters }, (_, k) =>
      centers.data.subarray(k * centers.cols, (k + 1) * centers.cols).reduce((sum, value) => sum + value * value, 0),
    );
    state.refuseUnless(
      'centers',
      squares.every((square) => Math.abs(square - 1) < ROUNDING),
    );
    return sphericalModel({ name, params, columns }, report, centers, state.labels('labels', report.rows, clusters));
  },
};

/**
 * The model of `sphericalKmeans` in `json`, as `toJSON` gave it.
 *
 * @throws MixwellError `invalid-model` where it is not one.
 */
export function sphericalKmeansFromJSON(json: unknown): SphericalKmeansModel {
  return fromJSON(json, [sphericalKmeansKind]);
}

function* nearestLabels(centers: Matrix): Fit<Int32Array> {
  const labels = yield* rowArray('int32');
  yield* sweep(nearestCenter, { centers }, { labels });
  return labels;
}

function* cosineDistances(centers: Matrix): Fit<Matrix> {
  const distances = yield* rowArray('float64', centers.rows);
  yield* sweep(centerDistances, { centers }, { distances });
  const data = distances.map((distance) => (distance * distance) / 2);
  return { data, rows: data.length / centers.rows, cols: centers.rows };
}
