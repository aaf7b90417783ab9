import {
  type Matrix,
  type MatrixInput,
  MixwellError,
  type Rule,
  type Rules,
  type Seed,
  type Table,
  matrixRule,
  plural,
  randomStream,
  readOptions,
  refused,
  seedRule,
  wholeNumber,
} from '@mixwell/core';
import { choleskyFactor } from '@mixwell/math';
import { makeCategorical, makeMultivariateNormal } from '@mixwell/random';
import { readCovariance } from './covariance.ts';
import { type Labelled, type MixtureTruth, labelled } from './labelled.ts';
import { isList, numbers } from './option-rules.ts';

export interface SampleMixtureOptions {
  rows: number;
  /** Probability of each component: above 0, adding to 1. */
  weights: ArrayLike<number>;
  /** components x features. An array of numbers is one feature: one number a component. */
  means: MatrixInput;
  /** One a component: a number (the variance of every column), an array (a variance a column) or a matrix. */
  covariances: ArrayLike<number | ArrayLike<number> | MatrixInput>;
  /** Default 0. */
  seed?: Seed;
}

export const sampleMixtureRules: Rules<SampleMixtureOptions> = {
  rows: wholeNumber({ doc: 'Rows to draw.', min: 1 }),
  weights: numbers({
    doc: 'Probability of each component: above 0, adding to 1.',
    each: 'a finite number above 0',
    accepts: (value) => value > 0,
  }),
  means: matrixRule({ doc: 'Mean of each component, components x features.', what: 'a components x features matrix' }),
  covariances: covariancesRule(),
  seed: seedRule(),
};

interface SampleMixtureParams {
  readonly rows: number;
  readonly weights: Float64Array;
  readonly means: Table;
  readonly covariances: readonly unknown[];
  readonly seed: Seed;
}

/** How far each weight may be from what would make them add to 1: they may be written in six decimals. */
const WEIGHT_TOLERANCE = 1e-6;

/**
 * Rows of a Gaussian mixture: for each, a component by its weight, then a row of that component.
 *
 * Rows are independent, so their order is already random, and the first rows of a longer sample are the shorter one.
 * Weights must add to 1 within 1e-6 a component; `truth.weights` are divided by their sum.
 *
 * @throws MixwellError `invalid-param` for an option that is unknown or not acceptable, and for weights that do not add to 1;
 *   `invalid-input` for a cell that is not finite or a covariance that is not symmetric; `shape-mismatch` where weights, means and
 *   covariances do not fit together; `not-positive-definite` for a covariance that is not, naming its component.
 *
 * Cost: O(rows * features^2), and a Cholesky factor a component.
 */
export function sampleMixture(options: SampleMixtureOptions): Labelled<MixtureTruth> {
  const params = readOptions('sampleMixture', sampleMixtureRules, options) as unknown as SampleMixtureParams;
  const { rows, means, seed } = params;
  refuseUnevenCounts(params);
  const { cols } = means;
  const weights = addingTo1(params.weights);
  const covariances = params.covariances.map((given, k) => readCovariance(given, cols, covarianceOf(k)));
  const stream = randomStream(seed, 'sampleMixture', 'rows');
  const components = covariances.map((covariance, k) =>
    makeMultivariateNormal(stream, means.data.subarray(k * cols, (k + 1) * cols), factor(covariance, k)),
  );
  const drawComponent = makeCategorical(randomStream(seed, 'sampleMixture', 'labels'), weights);
  const labels = Int32Array.from({ length: rows }, drawComponent);
  const data = new Float64Array(rows * cols);
  labels.forEach((k, i) => components[k](data, i * cols));
  return labelled('sampleMixture', data, means.columns, labels, {
    weights,
    means,
    covariances: Object.freeze(covariances),
  });
}

function covariancesRule(): Rule<readonly unknown[]> {
  return {
    doc: 'One a component: a number (the variance of every column), an array (a variance a column) or a matrix.',
    type: '(number | number[] | MatrixInput)[]',
    expected: 'an array with a number, an array or a matrix a component',
    read: (value) => (isList(value) ? Array.from(value) : refused),
    bad: [1, null, '1', {}],
  };
}

function refuseUnevenCounts({ weights, means, covariances }: SampleMixtureParams): void {
  if (weights.length === means.rows && means.rows === covariances.length) return;
  throw new MixwellError(
    'shape-mismatch',
    `sampleMixture: expected one weight, mean and covariance a component; got ${plural(weights.length, 'weight')}, ` +
      `${plural(means.rows, 'mean')} and ${plural(covariances.length, 'covariance')}.`,
    { weights: weights.length, means: means.rows, covariances: covariances.length },
  );
}

function addingTo1(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) <= WEIGHT_TOLERANCE * weights.length) return weights.map((weight) => weight / sum);
  throw new MixwellError('invalid-param', `sampleMixture: "weights" must add to 1; they add to ${sum}.`, {
    option: 'weights',
    sum,
  });
}

function factor(covariance: Matrix, component: number): Float64Array {
  const lower = covariance.data.slice();
  if (choleskyFactor(lower, covariance.cols)) return lower;
  throw new MixwellError('not-positive-definite', `${covarianceOf(component)} is not positive definite.`, {
    component,
  });
}

function covarianceOf(component: number): string {
  return `sampleMixture: the covariance of component ${component}`;
}
