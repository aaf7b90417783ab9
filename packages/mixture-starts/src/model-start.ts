import {
  type ClusterModel,
  type Matrix,
  MixwellError,
  type ModelJson,
  type ModelKind,
  type Rule,
  type RowsAbout,
  type Table,
  defaultColumns,
  fromJSON,
  isMatrix,
  refused,
  toTable,
} from '@mixwell/core';
import { sum } from '@mixwell/covariance-families';
import {
  bisectingKmeansKind,
  kmeans1dKind,
  kmeansKind,
  miniBatchKmeansKind,
  sphericalKmeansKind,
} from '@mixwell/kmeans';
import { type GivenStart, givenStartRule } from './given-start.ts';

/** A fitted cluster model as far as it is a start; centers have the names of their columns. */
export interface ClusterStart {
  readonly columns: readonly string[];
  readonly centers: Table;
  /** The cluster of each row that it was fitted on; absent where some are of no cluster. */
  readonly labels?: Int32Array;
}

/** A fitted model that can be a start: a mixture where it has weights and covariances. */
interface StartModel extends ClusterModel {
  readonly weights?: Float64Array;
  readonly covariances?: readonly Matrix[];
}

/** A fitted mixture, by its parameters, or any fitted model of clusters; or the JSON of one of ours. */
export const modelStartRule: Rule<GivenStart | ClusterStart> = {
  doc: '',
  type: 'ClusterModel | ModelJson',
  expected: 'a fitted model or its JSON',
  read(value, where) {
    const model = (isModelJson(value) ? fromJSON(value, kinds) : value) as Partial<StartModel> | null;
    if (typeof model !== 'object' || !isMatrix(model?.centers) || !Array.isArray(model.columns)) return refused;
    const { centers, columns, weights, covariances, labels } = model;
    const named = ({ data, rows, cols }: Matrix): Table =>
      toTable({ data: data.slice(), rows, cols, columns }, `${where.owner}: "${where.option}"`);
    if (!weights || !Array.isArray(covariances) || !covariances.every(isMatrix)) {
      const known = labels && labels.length > 0 && labels.every((label) => label >= 0 && label < centers.rows);
      return Object.freeze({ columns, centers: named(centers), ...(known && { labels: Int32Array.from(labels) }) });
    }
    const shares = Float64Array.from(weights);
    // Beside noise, the weights of components add to less than 1.
    const total = sum(shares);
    const start = { weights: shares.map((share) => share / total), means: named(centers) };
    return givenStartRule.read({ ...start, covariances: covariances.map(named) }, where);
  },
  bad: [0, null, {}],
};

export function isClusterStart(init: object): init is ClusterStart {
  return 'centers' in init;
}

/** @throws MixwellError `invalid-param` where a cluster model does not have one cluster a component. */
export function checkClusters({ centers }: ClusterStart, components: number, owner = 'gmm'): void {
  if (centers.rows === components) return;
  throw new MixwellError(
    'invalid-param',
    `${owner}: "init" must have one cluster a component, ${components} in all; got ${centers.rows}.`,
    { option: 'init', expected: components, got: centers.rows },
  );
}

/**
 * The start for these rows: of a cluster model its labels, if there is one a row, else its centers as means; of parameters the
 * covariances with rows and columns in the order of the data's.
 */
export function startFor(init: GivenStart | ClusterStart, { rows, columns }: RowsAbout): GivenStart {
  if (isClusterStart(init)) return init.labels?.length === rows ? { labels: init.labels } : { means: init.centers };
  const { covariances, ...rest } = init;
  return { ...rest, ...(covariances && { covariances: covariances.map((one) => inOrderOf(columns, one)) }) };
}

/** The part of a covariance at these columns, by name; as it is where it has no such names. */
function inOrderOf(columns: readonly string[], covariance: Matrix & Partial<Table>): Matrix {
  const { data, rows, cols, columns: names = [] } = covariance;
  const order = columns.map((column) => names.indexOf(column));
  if (rows !== cols || order.includes(-1) || names.every((name, j) => name === defaultColumns(cols)[j]))
    return covariance;
  const n = order.length;
  return {
    data: Float64Array.from({ length: n * n }, (_, at) => data[order[Math.floor(at / n)] * cols + order[at % n]]),
    rows: n,
    cols: n,
  };
}

/** How the JSON of a mixture comes back as far as it is a start; whether its covariances are any, a fit says. */
function mixtureKind(name: string): ModelKind<StartModel> {
  return {
    name,
    restore(json, state) {
      const components = state.count('components');
      const cols = json.columns.length;
      const all = state.numbers('covariances', components * cols * cols);
      const covariances = Array.from({ length: components }, (_, k) => ({
        data: all.slice(k * cols * cols, (k + 1) * cols * cols),
        rows: cols,
        cols,
      }));
      const centers = state.matrix('means', components, cols);
      return { ...json, centers, weights: state.numbers('weights', components), covariances } as unknown as StartModel;
    },
  };
}

/** The models whose JSON can be a start. */
const kinds: readonly ModelKind<ClusterModel>[] = [
  mixtureKind('gmm'),
  mixtureKind('bayesianGmm'),
  ...[kmeansKind, kmeans1dKind, miniBatchKmeansKind, bisectingKmeansKind, sphericalKmeansKind],
];

function isModelJson(value: unknown): value is ModelJson {
  return (value as Partial<ModelJson> | null)?.format === 'mixwell-model';
}
