import { MixwellError, type RandomStream } from '@mixwell/core';
import { finiteNumbers } from './checks.ts';
import { makeNormal } from './normal.ts';

/** Writes one drawn row into `into`, from index `at` on, and gives `into`; a new array where none is given. */
export type DrawRow = (into?: Float64Array, at?: number) => Float64Array;

/**
 * Draws rows from the normal distribution of `mean` and covariance L L', with L the lower triangle of `factor` [1].
 *
 * Both are copied. What `factor` has above its diagonal is not used. Cost: O(features^2) a row.
 *
 * @param mean  one number a feature.
 * @param factor  features x features, row-major: the Cholesky factor of the covariance.
 * @throws MixwellError `shape-mismatch` where `factor` is not features x features; `invalid-param` for a number that is not finite.
 *
 * [1] J. E. Gentle, Random Number Generation and Monte Carlo Methods, 2nd ed., 2003, section 5.3.
 */
export function makeMultivariateNormal(
  stream: RandomStream,
  mean: ArrayLike<number>,
  factor: ArrayLike<number>,
): DrawRow {
  const center = finiteNumbers('makeMultivariateNormal', 'mean', mean);
  const lower = finiteNumbers('makeMultivariateNormal', 'factor', factor);
  const cols = center.length;
  if (lower.length !== cols * cols) {
    throw new MixwellError(
      'shape-mismatch',
      `makeMultivariateNormal: a mean of ${cols} needs a factor of ${cols} x ${cols}, ${cols * cols} numbers; got ${lower.length}.`,
      { cols, values: lower.length },
    );
  }
  const normal = makeNormal(stream);
  const z = new Float64Array(cols);
  return (into = new Float64Array(cols), at = 0) => {
    for (let j = 0; j < cols; j++) z[j] = normal();
    for (let j = 0; j < cols; j++) {
      let value = center[j];
      for (let l = 0; l <= j; l++) value += lower[j * cols + l] * z[l];
      into[at + j] = value;
    }
    return into;
  };
}
