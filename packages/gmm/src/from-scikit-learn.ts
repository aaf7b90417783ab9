import {
  type MatrixInput,
  MixwellError,
  defaultColumns,
  derivedReport,
  describe,
  oneOf,
  readOptions,
  refused,
  toTable,
} from '@mixwell/core';
import { diagonalMatrices, families, repeat, scoringShape, sum } from '@mixwell/covariance-families';
import { type Mixture, isScorable } from '@mixwell/mixtures';
import { type GmmModel, gmmModel } from './model.ts';
import { gmmRules } from './options.ts';

/** The attributes of a fitted `GaussianMixture` of scikit-learn, arrays by `tolist()`; others are not read. */
export interface ScikitLearnGmm {
  /** One a component, adding to 1. */
  weights_: readonly number[];
  /** components x features. */
  means_: readonly (readonly number[])[];
  /** By type: components x features x features, features x features, components x features, or one variance a component. */
  covariances_: readonly number[] | readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[];
  covariance_type: 'full' | 'tied' | 'diag' | 'spherical';
  /** The names of the columns, where it was fitted on a frame. */
  feature_names_in_?: readonly string[];
}

const owner = 'gmmFromScikitLearn';

/** As far as weights may be from adding to 1, and mirrored covariances from each other: what float32 leaves of them. */
const SLACK = 1e-6;

const covarianceType = oneOf(['full', 'tied', 'diag', 'spherical'], { doc: '' });

/**
 * The model of a `GaussianMixture` that scikit-learn fitted [1]: without training rows, its components in scikit-learn's order, so that
 * `predict`, `predictProba` and `logDensity` agree with `predict`, `predict_proba` and `score_samples`.
 *
 * @param json  a `ScikitLearnGmm`.
 * @throws MixwellError `invalid-model` where an attribute is missing or is not what scikit-learn writes, `shape-mismatch` where two do not go
 *   together, `invalid-input` for a number that is not finite, `not-positive-definite` for such a covariance.
 *
 * [1] F. Pedregosa et al., Scikit-learn: machine learning in Python, JMLR 12 (2011).
 */
export function gmmFromScikitLearn(json: unknown): GmmModel {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw invalid(`expected an object of attributes; got ${describe(json)}`);
  }
  const given = json as Partial<Record<keyof ScikitLearnGmm, unknown>>;
  const covariance = covarianceType.read(given.covariance_type, { owner, option: 'covariance_type' });
  if (covariance === refused) {
    throw invalid(`"covariance_type" must be ${covarianceType.expected}; got ${describe(given.covariance_type)}`);
  }
  const means = numbersOf('means_', given.means_);
  const { rows: components, cols } = means;
  const columns = readColumns(given.feature_names_in_, cols);
  const weights = shaped('weights_', given.weights_, components, 1);
  const total = sum(weights);
  if (!weights.every((weight) => weight >= 0) || !(Math.abs(total - 1) <= SLACK)) {
    throw invalid('"weights_" must be at least 0 and add to 1');
  }
  const mixture: Mixture = {
    components,
    cols,
    weights: weights.map((weight) => weight / total),
    means: means.data.slice(),
    covariances: readCovariances[covariance](given.covariances_, components, cols),
  };
  if (!isScorable(mixture, scoringShape(families[covariance].name))) {
    throw new MixwellError('not-positive-definite', `${owner}: "covariances_" are not all positive definite.`);
  }
  return gmmModel(
    { name: 'gmm', params: readOptions('gmm', gmmRules, { components, covariance }), columns },
    derivedReport(
      { objectiveName: 'logLikelihood', better: 'larger' },
      'Fitted by scikit-learn, on rows not known here.',
    ),
    { mixture, startIndex: Int32Array.from(weights.keys()), labels: new Int32Array(0), logLikelihood: 0 },
  );
}

type Read = (value: unknown, components: number, cols: number) => Float64Array;

/** components x cols x cols, of what scikit-learn keeps of them by type. */
const readCovariances: Record<ScikitLearnGmm['covariance_type'], Read> = {
  full(value, components, cols) {
    if (!Array.isArray(value) || value.length !== components) {
      throw mismatch('covariances_', `${components} matrices`, describe(value));
    }
    const all = new Float64Array(components * cols * cols);
    value.forEach((one, k) => all.set(symmetric(`covariances_[${k}]`, one, cols), k * cols * cols));
    return all;
  },
  tied: (value, components, cols) => repeat(symmetric('covariances_', value, cols), components),
  diag: (value, components, cols) => diagonalMatrices(shaped('covariances_', value, components, cols), cols),
  spherical(value, components, cols) {
    const variances = shaped('covariances_', value, components, 1);
    const diagonals = Float64Array.from({ length: components * cols }, (_, c) => variances[Math.floor(c / cols)]);
    return diagonalMatrices(diagonals, cols);
  },
};

/** A covariance by its lower triangle, of which scikit-learn makes its precisions. */
function symmetric(field: string, value: unknown, cols: number): Float64Array {
  const data = shaped(field, value, cols, cols);
  return data.map((one, at) => {
    const [i, j] = [Math.floor(at / cols), at % cols];
    const mirrored = data[j * cols + i];
    if (!(Math.abs(one - mirrored) <= SLACK * Math.sqrt(Math.abs(data[i * cols + i] * data[j * cols + j])))) {
      throw new MixwellError('not-positive-definite', `${owner}: "${field}" is not symmetric.`);
    }
    return i >= j ? one : mirrored;
  });
}

function readColumns(names: unknown, cols: number): readonly string[] {
  if (names === undefined || names === null) return defaultColumns(cols);
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string') || new Set(names).size < names.length) {
    throw invalid(`"feature_names_in_" must be an array of names, each once; got ${describe(names)}`);
  }
  if (names.length !== cols) throw mismatch('feature_names_in_', `${cols} names`, names.length);
  return names;
}

/** rows x cols finite numbers. */
function shaped(field: string, value: unknown, rows: number, cols: number): Float64Array {
  const table = numbersOf(field, value);
  if (table.rows === rows && table.cols === cols) return table.data;
  throw mismatch(field, `${rows} x ${cols} numbers`, `${table.rows} x ${table.cols}`);
}

function numbersOf(field: string, value: unknown): ReturnType<typeof toTable> {
  if (!Array.isArray(value)) throw invalid(`"${field}" must be an array of numbers; got ${describe(value)}`);
  return toTable(value as MatrixInput, `${owner}: "${field}"`);
}

function mismatch(field: string, expected: string, got: string | number): MixwellError {
  return new MixwellError('shape-mismatch', `${owner}: "${field}" must have ${expected}; got ${got}.`, { field });
}

function invalid(what: string): MixwellError {
  return new MixwellError('invalid-model', `${owner}: ${what}.`);
}
