import { type Matrix, type MatrixInput, isMatrix, toTable } from '@mixwell/core';
import { cholesky, choleskyLogDet, choleskySolve } from './cholesky.ts';
import { type CovarianceEllipseOptions, covarianceEllipse } from './covariance-ellipse.ts';
import { gaussianLogPdf, gaussianPdf } from './gaussian.ts';
import { logSumExp, softmax } from './log-sum-exp.ts';
import { mahalanobis, multivariateGaussianLogPdf } from './multivariate-gaussian.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** A matrix of mathjs, dense or sparse, known by its shape and never imported. */
export interface MathjsMatrix {
  toArray(): unknown;
}

/** What mathjs makes an instance's function from. */
export interface MathjsFactory<F> {
  (scope: { matrix(values: unknown): MathjsMatrix }): F;
  readonly isFactory: true;
  readonly fn: string;
  readonly dependencies: readonly string[];
}

type Rows = MathjsMatrix | number[][];
type Values = MathjsMatrix | number[];
type Numbers = number | Values | Rows;

/**
 * The functions of @mixwell/math as a mathjs instance has them.
 *
 * They take mathjs matrices as well as arrays, and a vector may be a row or a column. Where one argument is a mathjs matrix,
 * matrices and vectors in the answer are mathjs matrices too; otherwise they are arrays.
 */
export interface MixwellMath {
  logSumExp(values: Values | Rows): number;
  softmax(values: Values | Rows): Values;
  /** Of each number in `x`, in the form of `x`. */
  gaussianPdf(x: Numbers, mean?: number, standardDeviation?: number): Numbers;
  /** Of each number in `x`, in the form of `x`. */
  gaussianLogPdf(x: Numbers, mean?: number, standardDeviation?: number): Numbers;
  multivariateGaussianLogPdf(x: Values | Rows, mean: Values | Rows, covariance: Rows): Values;
  cholesky(a: Rows): Rows;
  choleskySolve(l: Rows, b: Values | Rows): Values | Rows;
  choleskyLogDet(l: Rows): number;
  symmetricEigen(a: Rows): { values: Values; vectors: Rows };
  mahalanobis(x: Values | Rows, mean: Values | Rows, covariance: Rows): Values;
  covarianceEllipse(
    mean: Values | Rows,
    covariance: Rows,
    options?: CovarianceEllipseOptions,
  ): { center: Values; radii: Values; angle: number; outline: Rows };
}

/**
 * What gives a mathjs instance the functions of @mixwell/math: `math.import(mixwellMath)`.
 *
 * They compute in float64: BigNumbers, fractions, complex numbers and units are refused.
 */
export const mixwellMath: { readonly [K in keyof MixwellMath]: MathjsFactory<MixwellMath[K]> } = Object.freeze({
  logSumExp: factory('logSumExp', (values: unknown) => logSumExp(vector(values))),
  softmax: factory('softmax', (values: unknown) => softmax(vector(values))),
  gaussianPdf: factory('gaussianPdf', (x: unknown, ...about: [mean?: number, standardDeviation?: number]) =>
    each(x, (value) => gaussianPdf(value, ...about)),
  ),
  gaussianLogPdf: factory('gaussianLogPdf', (x: unknown, ...about: [mean?: number, standardDeviation?: number]) =>
    each(x, (value) => gaussianLogPdf(value, ...about)),
  ),
  multivariateGaussianLogPdf: factory(
    'multivariateGaussianLogPdf',
    (x: MatrixInput, mean: unknown, covariance: MatrixInput) => multivariateGaussianLogPdf(x, vector(mean), covariance),
  ),
  cholesky: factory('cholesky', cholesky),
  choleskySolve: factory('choleskySolve', (l: MatrixInput, b: unknown) =>
    isNested(b) ? choleskySolve(l, toTable(b, 'choleskySolve: "b"')) : choleskySolve(l, b as number[]),
  ),
  choleskyLogDet: factory('choleskyLogDet', choleskyLogDet),
  symmetricEigen: factory('symmetricEigen', symmetricEigen),
  mahalanobis: factory('mahalanobis', (x: MatrixInput, mean: unknown, covariance: MatrixInput) =>
    mahalanobis(x, vector(mean), covariance),
  ),
  covarianceEllipse: factory(
    'covarianceEllipse',
    (mean: unknown, covariance: MatrixInput, options?: CovarianceEllipseOptions) =>
      covarianceEllipse(vector(mean), covariance, options),
  ),
});

export default mixwellMath;

/** A mathjs factory, as mathjs's own `factory` makes them. */
function factory<F>(fn: string, compute: (...args: never[]) => unknown): MathjsFactory<F> {
  const create = ({ matrix }: { matrix(values: unknown): MathjsMatrix }) =>
    ((...args: unknown[]) => {
      const answer = (compute as (...args: unknown[]) => unknown)(...args.map(toPlain));
      return present(answer, args.some(isMathjsMatrix) ? matrix : (values) => values);
    }) as F;
  return Object.assign(create, { isFactory: true, fn, dependencies: ['matrix'] } as const);
}

function isMathjsMatrix(value: unknown): value is MathjsMatrix {
  return typeof value === 'object' && value !== null && (value as { isMatrix?: unknown }).isMatrix === true;
}

function toPlain(value: unknown): unknown {
  return isMathjsMatrix(value) ? value.toArray() : value;
}

/** `answer` with its matrices and vectors as nested arrays, each passed through `wrap`. */
function present(answer: unknown, wrap: (values: unknown) => unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  if (isMatrix(answer)) return wrap(toRows(answer));
  if (Array.isArray(answer) || answer instanceof Float64Array) return wrap([...answer]);
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, present(value, wrap)]));
}

function toRows({ data, rows, cols }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]);
}

/** A row or a column as a flat array; anything else as it is, for the function itself to refuse. */
function vector(values: unknown): number[] {
  if (isNested(values)) {
    if (values.length === 1) return values[0];
    if (values.every((row) => row.length === 1)) return values.map((row) => row[0]);
  }
  return values as number[];
}

function isNested(values: unknown): values is number[][] {
  return Array.isArray(values) && values.length > 0 && values.every(Array.isArray);
}

function each(x: unknown, compute: (value: number) => number): unknown {
  return Array.isArray(x) ? x.map((value) => each(value, compute)) : compute(x as number);
}
