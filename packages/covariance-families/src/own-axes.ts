import { jacobiEigen, room } from '@mixwell/math';
import { setFromAxes } from './matrices.ts';

/** Eigenvectors and eigenvalues of several matrices, in each the largest eigenvalue first. */
export interface OwnAxes {
  /** components x cols x cols: eigenvectors are columns. */
  readonly axes: Float64Array;
  /** components x cols, at least 0. */
  readonly values: Float64Array;
}

const [ofOne, oneValues, oneVectors] = [room(), room(), room()];

/** The eigenvectors and eigenvalues of each cols x cols positive semidefinite matrix, in `to`. */
export function ownAxes(
  matrices: Float64Array,
  cols: number,
  to: OwnAxes = { axes: new Float64Array(matrices.length), values: new Float64Array(matrices.length / cols) },
): OwnAxes {
  const size = cols * cols;
  const { axes, values } = to;
  const turning = ofOne(size);
  const eigen = { values: oneValues(cols), vectors: oneVectors(size) };
  for (let k = 0; k < matrices.length / size; k++) {
    for (let at = 0; at < size; at++) turning[at] = matrices[k * size + at];
    jacobiEigen(turning, cols, eigen);
    for (let at = 0; at < size; at++) axes[k * size + at] = eigen.vectors[at];
    for (let j = 0; j < cols; j++) values[k * cols + j] = Math.max(eigen.values[j], 0);
  }
  return to;
}

const [someAxes, someValues] = [room(), room()];

/** Room for axes that are of no more use when an M-step ends. */
export function passingAxes(components: number, cols: number): OwnAxes {
  return { axes: someAxes(components * cols * cols), values: someValues(components * cols) };
}

/** The matrices with these eigenvectors and eigenvalues, in `matrices`. */
export function fromOwnAxes(
  { axes, values }: OwnAxes,
  cols: number,
  matrices: Float64Array = new Float64Array(axes.length),
): Float64Array {
  const size = cols * cols;
  for (let k = 0; k < axes.length / size; k++) {
    setFromAxes(matrices, k, axes, k * size, values, cols);
  }
  return matrices;
}
