import {
  type Matrix,
  type MatrixInput,
  MixwellError,
  type Rule,
  type RowsAbout,
  type Table,
  describe,
  plural,
  refuseUnknown,
  refused,
  selectColumns,
  toTable,
} from '@mixwell/core';
import { type CovarianceName, admits, families, sum } from '@mixwell/covariance-families';
import { choleskyFactor } from '@mixwell/math';

/**
 * Where EM starts, as far as it is known: parameters, or a partition of the rows.
 *
 * Means, labels or responsibilities must be given. Weights and covariances that are not given follow from the labels or
 * responsibilities; beside means alone, the weights are equal and every covariance is that of the data.
 */
export interface GmmStart {
  /** One a component, above 0, adding to 1; or to less where the fit has noise, whose weight is the rest. */
  weights?: ArrayLike<number>;
  /** components x features. */
  means?: MatrixInput;
  /** features x features, one a component. */
  covariances?: readonly MatrixInput[];
  /** The component of each row, from 0. */
  labels?: ArrayLike<number>;
  /** rows x components; each row is scaled to add to 1. */
  responsibilities?: MatrixInput;
}

/** A GmmStart whose parts have been checked one by one, each a copy of its own. */
export interface GivenStart {
  readonly weights?: Float64Array;
  readonly means?: Table;
  readonly covariances?: readonly Matrix[];
  readonly labels?: Int32Array;
  readonly responsibilities?: Matrix;
}

/** Adding to 1 within this counts as adding to 1; the weights are then scaled to do so up to rounding. */
const WEIGHT_SLACK = 1e-6;

export const givenStartRule: Rule<GivenStart> = {
  doc: '',
  type: 'GmmStart',
  expected: 'an object with means, labels or responsibilities',
  read(value, { owner }) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused;
    refuseUnknown(`${owner}: "init"`, ['weights', 'means', 'covariances', 'labels', 'responsibilities'], value);
    const { weights, means, covariances, labels, responsibilities } = value as GmmStart;
    if (means === undefined && labels === undefined && responsibilities === undefined) return refused;
    if (labels !== undefined && responsibilities !== undefined) return refused;
    const copy = (part: string, x: MatrixInput): Table =>
      toTable(copied(toTable(x, `${owner}: "init.${part}"`)), owner);
    return Object.freeze({
      ...(weights && { weights: readWeights(owner, weights) }),
      ...(means && { means: copy('means', means) }),
      ...(covariances && { covariances: covariances.map((c, k) => copy(`covariances[${k}]`, c)) }),
      ...(labels && { labels: readLabels(owner, labels) }),
      ...(responsibilities && {
        responsibilities: readResponsibilities(owner, copy('responsibilities', responsibilities)),
      }),
    });
  },
  bad: [0, null, [], {}, { mean: [[0]] }, { means: [[NaN]] }, { means: [[0]], weights: [-1] }, { labels: [0.5] }],
};

/** @throws MixwellError `invalid-param` where a part is not for this number of components, or a label is not below `parts`. */
export function checkComponents(start: GivenStart, components: number, parts = components, owner = 'gmm'): void {
  if (start.weights && parts === components && noiseShare(start) > 0) throw refusedWeights(owner, start.weights);
  const refuse = (part: string, got: number): never => {
    throw new MixwellError(
      'invalid-param',
      `${owner}: "init.${part}" must have one entry a component, ${components} in all; got ${got}.`,
      { option: `init.${part}`, expected: components, got },
    );
  };
  const { weights, means, covariances, labels, responsibilities } = start;
  if (weights && weights.length !== components) refuse('weights', weights.length);
  if (means && means.rows !== components) refuse('means', means.rows);
  if (covariances && covariances.length !== components) refuse('covariances', covariances.length);
  if (responsibilities && responsibilities.cols !== components) refuse('responsibilities', responsibilities.cols);
  labels?.forEach((label, i) => {
    if (label < parts) return;
    throw new MixwellError(
      'invalid-param',
      `${owner}: "init.labels" must be below ${parts}; the label of row ${i} is ${label}.`,
      { row: i, label },
    );
  });
}

/** The given means, in the order of the data's columns: components x cols. */
export function givenMeans({ means }: GivenStart, about: RowsAbout, owner = 'gmm'): Float64Array | undefined {
  return means && selectColumns(means, about.columns, `${owner}: "init.means"`).data;
}

/**
 * The given covariances: components x cols x cols.
 *
 * @throws MixwellError `shape-mismatch`, `not-positive-definite`, or `invalid-param` where one is not of the family's shape.
 */
export function givenCovariances(
  { covariances }: GivenStart,
  name: CovarianceName,
  cols: number,
  owner = 'gmm',
): Float64Array | undefined {
  if (covariances === undefined) return undefined;
  const all = new Float64Array(covariances.length * cols * cols);
  covariances.forEach((covariance, k) => {
    const refuse = (code: 'shape-mismatch' | 'not-positive-definite' | 'invalid-param', what: string): never => {
      throw new MixwellError(code, `${owner}: "init.covariances[${k}]" ${what}.`, {
        option: 'init.covariances',
        component: k,
      });
    };
    if (covariance.rows !== cols || covariance.cols !== cols) {
      refuse('shape-mismatch', `must be ${cols} x ${cols}; got ${covariance.rows} x ${covariance.cols}`);
    }
    if (!isSymmetric(covariance)) refuse('not-positive-definite', 'is not symmetric');
    if (!choleskyFactor(covariance.data.slice(), cols)) refuse('not-positive-definite', 'is not positive definite');
    const earlier = covariances.slice(0, k).map(({ data }) => data);
    if (!admits(families[name].name, covariance.data, earlier, cols)) {
      refuse('invalid-param', `does not have the shape '${name}'${k > 0 ? ' beside those before it' : ''}`);
    }
    all.set(covariance.data, k * cols * cols);
  });
  return all;
}

/** @throws MixwellError `shape-mismatch` where the partition is not of this many rows. */
export function checkRows({ labels, responsibilities }: GivenStart, rows: number, owner = 'gmm'): void {
  const got = labels?.length ?? responsibilities?.rows ?? rows;
  if (got === rows) return;
  const part = labels ? 'labels' : 'responsibilities';
  throw new MixwellError('shape-mismatch', `${owner}: "init.${part}" must have ${plural(rows, 'row')}; got ${got}.`, {
    expected: rows,
    got,
  });
}

function copied({ data, ...rest }: Table): Table {
  return { ...rest, data: data.slice() };
}

function readWeights(owner: string, weights: ArrayLike<number>): Float64Array {
  const copy = Float64Array.from(weights);
  const total = sum(copy);
  if (!copy.every((weight) => weight > 0) || !(total <= 1 + WEIGHT_SLACK)) throw refusedWeights(owner, copy);
  return isOne(total, copy.length) || leavesShare(total) ? copy : copy.map((weight) => weight / total);
}

function refusedWeights(owner: string, weights: Float64Array): MixwellError {
  const what = `"init.weights" must be above 0 and add to 1; got ${weights.join(', ')}`;
  return new MixwellError('invalid-param', `${owner}: ${what}.`, { option: 'init.weights' });
}

/** What given weights leave to noise: 0 where they add to 1. */
export function noiseShare({ weights }: GivenStart): number {
  const total = weights ? sum(weights) : 1;
  return leavesShare(total) ? 1 - total : 0;
}

function leavesShare(total: number): boolean {
  return total < 1 - WEIGHT_SLACK;
}

function readLabels(owner: string, labels: ArrayLike<number>): Int32Array {
  for (let i = 0; i < labels.length; i++) {
    if (Number.isInteger(labels[i]) && labels[i] >= 0 && labels[i] < 2 ** 31) continue;
    throw new MixwellError(
      'invalid-param',
      `${owner}: "init.labels" must be whole numbers from 0; the label of row ${i} is ${describe(labels[i])}.`,
      { option: 'init.labels', row: i },
    );
  }
  return Int32Array.from(labels);
}

function readResponsibilities(owner: string, table: Table): Matrix {
  const { data, rows, cols } = table;
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * cols, (i + 1) * cols);
    const total = row.reduce((sum, value) => sum + value, 0);
    if (!row.every((value) => value >= 0) || !(total > 0)) {
      throw new MixwellError(
        'invalid-param',
        `${owner}: "init.responsibilities" must be at least 0, and above 0 somewhere in each row; row ${i} is ${row.join(', ')}.`,
        { option: 'init.responsibilities', row: i },
      );
    }
    if (!isOne(total, cols)) row.forEach((value, k) => (row[k] = value / total));
  }
  return table;
}

/** Whether a sum of so many is 1 up to its rounding. What was scaled once is then never scaled again: the params of a recipe make that recipe. */
function isOne(total: number, count: number): boolean {
  return Math.abs(total - 1) <= count * Number.EPSILON;
}

function isSymmetric({ data, cols }: Matrix): boolean {
  return data.every((value, at) => {
    const mirrored = data[(at % cols) * cols + Math.floor(at / cols)];
    return Math.abs(value - mirrored) <= 1e-10 * Math.max(Math.abs(value), Math.abs(mirrored));
  });
}
