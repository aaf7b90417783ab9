import { type Matrix, type MatrixInput, MixwellError, isMatrix, toTable } from '@mixwell/core';
import { failedPivot } from './cholesky-factor.ts';
import { log } from './log.ts';
import { readSquare, readSymmetric, readVector } from './read.ts';
import { solveLower, solveLowerTransposed } from './solve-lower.ts';

/**
 * The lower triangular L with a = L L' [1].
 *
 * The lower triangle of `a` is what is factored; the upper one must mirror it to 1e-10 of the largest of |a_ij|, |a_ji| and
 * sqrt(|a_ii a_jj|).
 *
 * @throws MixwellError `shape-mismatch` where `a` is not square; `invalid-input` for a cell that is not a finite number, or two
 *   mirrored cells that differ; `not-positive-definite` naming the first pivot that is not above 0.
 *
 * Cost: n^3 / 6 multiplications.
 * [1] G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed., 2013, section 4.2.
 */
export function cholesky(a: MatrixInput): Matrix {
  const { data, n } = readPositiveDefinite(a, 'cholesky');
  return Object.freeze({ data, rows: n, cols: n });
}

/**
 * The x with a x = b, given the factor L of a = L L' (what `cholesky` gives).
 *
 * @param l  n x n; what is above the diagonal is not read.
 * @param b  n values, or a matrix of n rows for as many solutions as it has columns.
 * @throws MixwellError `shape-mismatch` where `l` is not square or `b` has not n rows; `invalid-input` for a cell that is not a
 *   finite number, or a diagonal cell of `l` that is not above 0.
 *
 * Cost: n^2 multiplications a column of `b`.
 */
export function choleskySolve(l: MatrixInput, b: ArrayLike<number>): Float64Array;
export function choleskySolve(l: MatrixInput, b: Matrix): Matrix;
export function choleskySolve(l: MatrixInput, b: ArrayLike<number> | Matrix): Float64Array | Matrix {
  const owner = 'choleskySolve';
  const { data: factor, rows: n } = readFactor(l, owner);
  if (!isMatrix(b)) {
    const x = readVector(b, `${owner}: "b"`, n);
    solveLower(factor, n, x);
    solveLowerTransposed(factor, n, x);
    return x;
  }
  const { data, rows, cols } = toTable(b, `${owner}: "b"`);
  if (rows !== n) {
    throw new MixwellError('shape-mismatch', `${owner}: "b" must have ${n} rows; got ${rows}.`, {
      expected: n,
      got: rows,
    });
  }
  const solutions = new Float64Array(n * cols);
  const x = new Float64Array(n);
  for (let j = 0; j < cols; j++) {
    for (let i = 0; i < n; i++) x[i] = data[i * cols + j];
    solveLower(factor, n, x);
    solveLowerTransposed(factor, n, x);
    for (let i = 0; i < n; i++) solutions[i * cols + j] = x[i];
  }
  return Object.freeze({ data: solutions, rows: n, cols });
}

/**
 * The natural logarithm of the determinant of a = L L', given L: twice the sum of the logarithms of its diagonal.
 *
 * @throws MixwellError as `choleskySolve` for `l`.
 */
export function choleskyLogDet(l: MatrixInput): number {
  const { data, rows: n } = readFactor(l, 'choleskyLogDet');
  return logDeterminant(data, n);
}

/** `choleskyLogDet` of a factor that is known to be one. */
export function logDeterminant(factor: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += log(factor[i * n + i]);
  return 2 * sum;
}

/** The factor L of `a`; throws as `cholesky`. */
export function readPositiveDefinite(a: MatrixInput, owner: string): { data: Float64Array; n: number } {
  const { data, n } = readSymmetric(a, owner);
  const pivot = failedPivot(data, n);
  if (pivot === -1) return { data, n };
  const value = data[pivot * n + pivot];
  throw new MixwellError(
    'not-positive-definite',
    `${owner}: the matrix is not positive definite; pivot ${pivot} is ${value}, expected a finite number above 0.`,
    { pivot, value },
  );
}

function readFactor(l: MatrixInput, owner: string): Matrix {
  const table = readSquare(l, `${owner}: "l"`);
  for (let i = 0; i < table.rows; i++) {
    const value = table.data[i * table.cols + i];
    if (value > 0) continue;
    throw new MixwellError(
      'invalid-input',
      `${owner}: "l" must be a Cholesky factor; its diagonal cell ${i} is ${value}, expected above 0.`,
      {
        row: i,
        value,
      },
    );
  }
  return table;
}
