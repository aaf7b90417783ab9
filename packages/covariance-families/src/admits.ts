import { diagonalOf, diagonalsOf } from './matrices.ts';
import type { Family } from './letters.ts';
import { ownAxes } from './own-axes.ts';
import { volumeOf } from './volumes.ts';

/** Relative difference within which given covariances count as equal where the family has them equal. */
const SAME = 1e-8;

/** Whether `covariance`, cols x cols and positive definite, can stand in a mixture of this family beside the `earlier` ones. */
export function admits(
  family: Family,
  covariance: Float64Array,
  earlier: readonly Float64Array[],
  cols: number,
): boolean {
  const [volume, shape, orientation] = family;
  if (orientation === 'I' && !isDiagonal(covariance, cols)) return false;
  if (shape === 'I' && new Set(diagonalOf(covariance, 0, cols)).size > 1) return false;
  if (earlier.length === 0) return true;
  if (volume === 'E' && !isClose(volumeOf(covariance, cols), volumeOf(earlier[0], cols))) return false;
  if (shape === 'E') {
    return orientation === 'V'
      ? haveOneShape(covariance, earlier[0], cols)
      : areProportional(covariance, earlier[0], cols);
  }
  return shape !== 'V' || orientation !== 'E' || earlier.every((other) => commute(covariance, other, cols));
}

function isDiagonal(matrix: Float64Array, cols: number): boolean {
  return matrix.every((value, at) => value === 0 || Math.floor(at / cols) === at % cols);
}

/** The same eigenvalues but for a factor. */
function haveOneShape(a: Float64Array, b: Float64Array, cols: number): boolean {
  const [ours, theirs] = [a, b].map((matrix) => ownAxes(matrix, cols).values);
  const factor = volumeOf(a, cols) / volumeOf(b, cols);
  return ours.every((value, j) => isClose(value, factor * theirs[j]));
}

/** The same matrix but for a factor. */
function areProportional(a: Float64Array, b: Float64Array, cols: number): boolean {
  const factor = volumeOf(a, cols) / volumeOf(b, cols);
  const deviations = diagonalsOf(a, cols).map(Math.sqrt);
  return a.every(
    (value, at) => Math.abs(value - factor * b[at]) <= SAME * deviations[Math.floor(at / cols)] * deviations[at % cols],
  );
}

/** The same eigenvectors: ab is symmetric. */
function commute(a: Float64Array, b: Float64Array, cols: number): boolean {
  const size = (matrix: Float64Array): number => Math.sqrt(matrix.reduce((sum, value) => sum + value * value, 0));
  const slack = SAME * size(a) * size(b);
  const cell = (i: number, j: number): number => {
    let sum = 0;
    for (let e = 0; e < cols; e++) sum += a[i * cols + e] * b[e * cols + j];
    return sum;
  };
  for (let i = 0; i < cols; i++) {
    for (let j = 0; j < i; j++) if (Math.abs(cell(i, j) - cell(j, i)) > slack) return false;
  }
  return true;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME * Math.max(a, b);
}
