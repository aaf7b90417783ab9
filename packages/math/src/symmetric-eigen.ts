import type { Matrix, MatrixInput } from '@mixwell/core';
import { jacobiEigen } from './jacobi-eigen.ts';
import { readSymmetric } from './read.ts';

export interface SymmetricEigen {
  /** Eigenvalues, largest first. */
  readonly values: Float64Array;
  /** n x n: column j is the unit eigenvector of `values[j]`, its component of largest magnitude positive. */
  readonly vectors: Matrix;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations; see `jacobiEigen` for method, accuracy and cost.
 *
 * @throws MixwellError `shape-mismatch` where `a` is not square; `invalid-input` for a cell that is not a finite number, or two
 *   mirrored cells that differ by more than 1e-10 of the largest of |a_ij|, |a_ji| and sqrt(|a_ii a_jj|).
 */
export function symmetricEigen(a: MatrixInput): SymmetricEigen {
  const { data, n } = readSymmetric(a, 'symmetricEigen');
  const { values, vectors } = jacobiEigen(data, n);
  return Object.freeze({ values, vectors: Object.freeze({ data: vectors, rows: n, cols: n }) });
}
