import {
  type ClusterModel,
  type Fit,
  type Matrix,
  type MatrixInput,
  MixwellError,
  type ModelJson,
  type Rule,
  type RowsAbout,
  type Seed,
  type Table,
  either,
  fromJSON,
  isMatrix,
  matrixRule,
  oneOf,
  plural,
  randomStream,
  refused,
  selectColumns,
  toTable,
} from '@mixwell/core';
import { kmeansKindOf } from './model.ts';
import { oversampledCenters } from './oversampled-centers.ts';
import { plusPlusCenters, randomRowCenters } from './starts.ts';

/** Where centers start: a way to choose rows, given centers (clusters x features), or the centers of a model or of its JSON. */
export type KmeansInit = 'k-means++' | 'k-means||' | 'random' | MatrixInput | ClusterModel | ModelJson;

/** An init as the rule reads it; centers keep the names of their columns. */
export type Init = 'k-means++' | 'k-means||' | 'random' | Table;

/** The models whose JSON can be a start. */
const kinds = ['kmeans', 'kmeans1d', 'miniBatchKmeans', 'bisectingKmeans', 'sphericalKmeans'].map(kmeansKindOf);

const modelRule: Rule<Table> = {
  doc: '',
  type: 'ClusterModel | ModelJson',
  expected: 'a fitted model or its JSON',
  read(value, { owner, option }) {
    const model = (isModelJson(value) ? fromJSON(value, kinds) : value) as Partial<ClusterModel> | null;
    if (typeof model !== 'object' || !isMatrix(model?.centers) || !Array.isArray(model.columns)) return refused;
    const { data, rows, cols } = model.centers;
    return toTable({ data: data.slice(), rows, cols, columns: model.columns }, `${owner}: "${option}"`);
  },
  bad: [0, null, {}],
};

/** The rule of an option "init". */
export const initRule: Rule<Init> = either<Init>(
  [
    oneOf(['k-means++', 'k-means||', 'random'], { doc: '' }),
    modelRule,
    matrixRule({ doc: '', what: 'a clusters x features matrix of centers' }),
  ],
  {
    default: 'k-means++',
    doc: 'Where the centers start: greedy k-means++; k-means||, of few passes over many rows; random rows, given centers, or those of a fitted model.',
  },
);

/** @throws MixwellError `invalid-param` where centers are given, but not one a cluster. */
export function refuseOtherCount(owner: string, { clusters, init }: { clusters: number; init: Init }): void {
  if (!isMatrix(init) || init.rows === clusters) return;
  throw new MixwellError(
    'invalid-param',
    `${owner}: "init" must have ${plural(clusters, 'row')}, one a cluster; got ${init.rows}.`,
    { option: 'init', expected: clusters, got: init.rows },
  );
}

/**
 * The centers that `init` means.
 *
 * @throws MixwellError `shape-mismatch` where given centers do not have the columns of the rows.
 */
export function* startCenters(
  owner: string,
  { clusters, init, seed }: { readonly clusters: number; readonly init: Init; readonly seed: Seed },
  about: RowsAbout,
): Fit<Matrix> {
  const random = randomStream(seed, 'init');
  if (init === 'k-means++') return yield* plusPlusCenters(clusters, random);
  if (init === 'k-means||') return yield* oversampledCenters(clusters, random);
  if (init === 'random') return yield* randomRowCenters(clusters, random);
  return selectColumns(init, about.columns, `${owner}: "init"`);
}

function isModelJson(value: unknown): value is ModelJson {
  return (value as Partial<ModelJson> | null)?.format === 'mixwell-model';
}
