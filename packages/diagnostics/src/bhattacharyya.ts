import { MixwellError } from '@mixwell/core';
import { choleskyFactor, log } from '@mixwell/math';
import type { FittedMixture } from './fitted-mixture.ts';

/**
 * The Bhattacharyya distance of two components, weights apart [1]: 0 where they are the same, and the same both ways.
 *
 * d' S^-1 d / 8 + ln(det S / sqrt(det A det B)) / 2, for covariances A and B, S their mean, and d the distance of the means. Its
 * coefficient, e^-distance, is the integral of the square root of the product of the densities.
 *
 * @throws MixwellError `not-positive-definite` where a covariance is not.
 *
 * [1] K. Fukunaga, Introduction to Statistical Pattern Recognition (1990), eq. 3.152.
 */
export function bhattacharyya(owner: string, a: FittedMixture, k: number, b: FittedMixture, l: number): number {
  const { cols } = a.means;
  const [ours, theirs] = [a.covariances[k].data, b.covariances[l].data];
  const both = factored(
    owner,
    ours.map((value, at) => (value + theirs[at]) / 2),
    cols,
  );
  let square = 0;
  const whitened = new Float64Array(cols);
  for (let i = 0; i < cols; i++) {
    let rest = a.means.data[k * cols + i] - b.means.data[l * cols + i];
    for (let j = 0; j < i; j++) rest -= both[i * cols + j] * whitened[j];
    whitened[i] = rest / both[i * cols + i];
    square += whitened[i] * whitened[i];
  }
  const spread =
    logRoot(both, cols) -
    (logRoot(factored(owner, ours, cols), cols) + logRoot(factored(owner, theirs, cols), cols)) / 2;
  // The logarithm of the determinants is at least 0 but for rounding.
  return square / 8 + Math.max(0, spread);
}

function factored(owner: string, covariance: Float64Array, cols: number): Float64Array {
  const lower = covariance.slice();
  if (choleskyFactor(lower, cols)) return lower;
  throw new MixwellError('not-positive-definite', `${owner}: a covariance is not positive definite.`);
}

/** ln of the square root of the determinant, from the Cholesky factor. */
function logRoot(lower: Float64Array, cols: number): number {
  let sum = 0;
  for (let at = 0; at < lower.length; at += cols + 1) sum += log(lower[at]);
  return sum;
}
