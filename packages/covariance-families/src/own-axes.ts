import { jacobiEigen, room } from '@mixwell/math';
import { setFromAxes } from './matrices.ts';

/** Eigenvectors and eigenvalues of several matrices, in each the largest eigenvalue first. */
export interface OwnAxes {
  /** components x cols x cols: eigenvectors are columns. */
  readonly axes: Float64Array;
  /** components x cols, at least 0. */
  readonly values: Float64Array;
}

const ofOne = room();

/** The eigenvectors and eigenvalues of each cols x cols positive semidefinite matrix. */
export function ownAxes(matrices: Float64Array, cols: number): OwnAxes {
  const size = cols * cols;
  const axes = new Float64Array(matrices.length);
  const values = new Float64Array(matrices.length / cols);
  const turning = ofOne(size);
  for (let k = 0; k < matrices.length / size; k++) {
    for (let at = 0; at < size; at++) turning[at] = matrices[k * size + at];
    const eigen = jacobiEigen(turning, cols);
    for (let at = 0; at < size; at++) axes[k * size + at] = eigen.vectors[at];
    for (let j = 0; j < cols; j++) values[k * cols + j] = Math.max(eigen.values[j], 0);
  }
  return { axes, values };
}

/** The matrices with these eigenvectors and eigenvalues. */
export function fromOwnAxes({ axes, values }: OwnAxes, cols: number): Float64Array {
  const size = cols * cols;
  const matrices = new Float64Array(axes.length);
  for (let k = 0; k < axes.length / size; k++) {
    setFromAxes(matrices, k, axes, k * size, values, cols);
  }
  return matrices;
}
