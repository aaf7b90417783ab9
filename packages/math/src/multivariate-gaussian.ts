import { type MatrixInput, MixwellError, plural, toTable } from '@mixwell/core';
import { logDeterminant, readPositiveDefinite } from './cholesky.ts';
import { HALF_LOG_TWO_PI } from './gaussian.ts';
import { readVector } from './read.ts';
import { solveLower } from './solve-lower.ts';

/**
 * The natural logarithm of the multivariate normal density at each row of `x` [1].
 *
 * By the Cholesky factor of the covariance; neither its inverse nor its determinant is ever made, so nothing under- or overflows
 * that the result has room for. The relative error grows with the condition number of the covariance.
 *
 * @param x  rows x features. One row of several features is `[[...]]`; a flat array is one feature.
 * @param mean  one value a feature.
 * @param covariance  features x features.
 * @throws MixwellError `shape-mismatch` where the three do not agree on the number of features; otherwise as `cholesky` for the
 *   covariance and as `matrix` of core for the rest.
 *
 * Cost: features^3 / 6 multiplications once, features^2 / 2 a row.
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning, 2006, equation 2.43.
 */
export function multivariateGaussianLogPdf(
  x: MatrixInput,
  mean: ArrayLike<number>,
  covariance: MatrixInput,
): Float64Array {
  const { squares, factor, n } = squaredDistances('multivariateGaussianLogPdf', x, mean, covariance);
  const atMean = -0.5 * logDeterminant(factor, n) - n * HALF_LOG_TWO_PI;
  return squares.map((square) => atMean - 0.5 * square);
}

/**
 * The Mahalanobis distance of each row of `x` from the mean: sqrt((x - mean)' covariance^-1 (x - mean)), in standard deviations.
 *
 * The distance, not its square.
 *
 * @param x  rows x features. One row of several features is `[[...]]`; a flat array is one feature.
 * @param mean  one value a feature.
 * @param covariance  features x features.
 * @throws MixwellError as `multivariateGaussianLogPdf`.
 *
 * Cost: as `multivariateGaussianLogPdf`.
 */
export function mahalanobis(x: MatrixInput, mean: ArrayLike<number>, covariance: MatrixInput): Float64Array {
  return squaredDistances('mahalanobis', x, mean, covariance).squares.map(Math.sqrt);
}

function squaredDistances(
  owner: string,
  x: MatrixInput,
  mean: ArrayLike<number>,
  covariance: MatrixInput,
): { squares: Float64Array; factor: Float64Array; n: number } {
  const { data: factor, n } = readPositiveDefinite(covariance, `${owner}: "covariance"`);
  const center = readVector(mean, `${owner}: "mean"`, n);
  const { data, rows, cols } = toTable(x, owner);
  if (cols !== n) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: the covariance is ${n} x ${n}, but the rows have ${plural(cols, 'column')}; one row is given as [[...]].`,
      { expected: n, got: cols },
    );
  }
  const squares = new Float64Array(rows);
  const z = new Float64Array(n);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < n; j++) z[j] = data[i * n + j] - center[j];
    solveLower(factor, n, z);
    let sum = 0;
    for (let j = 0; j < n; j++) sum += z[j] * z[j];
    squares[i] = sum;
  }
  return { squares, factor, n };
}
