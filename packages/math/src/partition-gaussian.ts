import { failedPivot } from './cholesky-factor.ts';
import { invertLower } from './invert-lower.ts';
import { log } from './log.ts';

/** What some of a Gaussian's values tell of the others: o values are known, m are not. */
export interface PartitionedGaussian {
  /** o x o, the inverse of the lower Cholesky factor of the known values' covariance: whitens their deviations from the mean. */
  readonly whitening: Float64Array;
  /** ln of the square root of the known values' covariance's determinant. */
  readonly logRoot: number;
  /** m x o: times the whitened deviations, the expected deviations of the unknown values. */
  readonly regression: Float64Array;
  /** m x m, the covariance of the unknown values given the known ones. */
  readonly residual: Float64Array;
}

/**
 * The conditional distribution of a Gaussian's values in terms of those that are `known` [1].
 *
 * The covariance is factored with the known values first: L = [L_o 0; T L_m]. Then S_o = L_o L_o', the regression on whitened
 * values is T, and the residual L_m L_m', which is never indefinite, as the difference S_m - S_mo S_o^-1 S_om would be by rounding.
 *
 * @param covariance  cols x cols, symmetric, row-major; not written.
 * @param known       columns of known values, rising; may be none or all.
 * @returns undefined where the covariance is not positive definite.
 *
 * Cost: O(cols^3).
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 2.81 and 2.82.
 */
export function partitionGaussian(
  covariance: Float64Array,
  cols: number,
  known: readonly number[],
): PartitionedGaussian | undefined {
  const unknown = others(cols, known);
  const order = [...known, ...unknown];
  const lower = new Float64Array(cols * cols);
  order.forEach((a, row) => order.forEach((b, col) => (lower[row * cols + col] = covariance[a * cols + b])));
  if (failedPivot(lower, cols) !== -1) return undefined;
  const o = known.length;
  const m = unknown.length;
  const factor = block(lower, cols, 0, o, 0, o);
  const rest = block(lower, cols, o, m, o, m);
  let logRoot = 0;
  for (let i = 0; i < o; i++) logRoot += log(factor[i * o + i]);
  return {
    whitening: invertLower(factor, o),
    logRoot,
    regression: block(lower, cols, o, m, 0, o),
    residual: timesTransposed(rest, m),
  };
}

/** The columns that are not `known`, rising. */
export function others(cols: number, known: readonly number[]): number[] {
  return Array.from({ length: cols }, (_, j) => j).filter((j) => !known.includes(j));
}

function block(from: Float64Array, width: number, row: number, rows: number, col: number, cols: number): Float64Array {
  const part = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    const first = (row + i) * width + col;
    part.set(from.subarray(first, first + cols), i * cols);
  }
  return part;
}

/** L L' of an n x n lower triangular L. */
function timesTransposed(lower: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let l = 0; l <= j; l++) sum += lower[i * n + l] * lower[j * n + l];
      product[i * n + j] = product[j * n + i] = sum;
    }
  }
  return product;
}
