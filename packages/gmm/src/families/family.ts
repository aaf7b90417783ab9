import type { Scoring } from '@mixwell/kernels';
import type { Regularization } from '../regularization.ts';

/** Moments of the rows that each component answers for, about its mean. */
export interface CentredMoments {
  readonly components: number;
  readonly cols: number;
  /** Sum of weight times responsibility, one a component; above 0. */
  readonly weight: Float64Array;
  /** components x cols x cols: weighted sums of (x - mean)(x - mean)'. */
  readonly scatter: Float64Array;
}

export interface Covariances {
  /** components x cols x cols. */
  readonly covariances: Float64Array;
  /** Components whose covariance the regularization had to change. */
  readonly bounded: readonly number[];
}

/** A shape of covariances: how many parameters it has, and the M-step that keeps it. */
export interface Family {
  readonly name: 'full' | 'tied' | 'diag' | 'spherical';
  /** Which scoring its covariances need. */
  readonly scoring: Scoring['shape'];
  /** Whether all components share one covariance. */
  readonly pooled: boolean;
  /** Free parameters of all covariances together. */
  freeParameters(components: number, cols: number): number;
  /** The covariances of this shape that maximize the expected log-likelihood. */
  maximize(moments: CentredMoments, regularization: Regularization): Covariances;
  /** Whether `covariance`, beside the `first` of the mixture, has this shape. */
  admits(covariance: Float64Array, first: Float64Array): boolean;
}

/** Writes `values` on the diagonal of the cols x cols matrix of component `k`. */
export function setDiagonal(covariances: Float64Array, k: number, values: ArrayLike<number>): void {
  const cols = values.length;
  for (let j = 0; j < cols; j++) covariances[(k * cols + j) * cols + j] = values[j];
}

/** The matrix with `values` on its diagonal and 0 elsewhere. */
export function diagonalMatrix(values: ArrayLike<number>): Float64Array {
  const matrix = new Float64Array(values.length * values.length);
  setDiagonal(matrix, 0, values);
  return matrix;
}

/** The diagonal of the cols x cols matrix of component `k`, a copy. */
export function diagonalOf(matrices: Float64Array, k: number, cols: number): Float64Array {
  return Float64Array.from({ length: cols }, (_, j) => matrices[(k * cols + j) * cols + j]);
}

/** Whether every cell off the diagonal is 0. */
export function isDiagonal(matrix: Float64Array): boolean {
  const n = Math.sqrt(matrix.length);
  return matrix.every((value, at) => value === 0 || Math.floor(at / n) === at % n);
}
