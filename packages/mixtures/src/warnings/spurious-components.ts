import type { FitWarning, RowsAbout } from '@mixwell/core';
import { choleskyFactor, invertLower, room, smallestEigenvalue } from '@mixwell/math';
import type { Mixture } from '../mixture.ts';
import { list, warning } from './warning.ts';

/** A component whose variance in some direction is below this share of the pooled one is a spike. */
const SPIKE = 5e-4;

/**
 * Flags components that follow a few rows instead of a group: the likelihood of a mixture has no bound there [1].
 *
 * A component is spurious where it answers for no more rows than there are columns, or where its variance in some direction is
 * below 1/2000 of that of the pooled covariance of all components. Both are blind to the units of the columns.
 *
 * [1] G. McLachlan, D. Peel, Finite Mixture Models (2000), section 3.10.
 */
export function spuriousComponents(mixture: Mixture, { cols, totalWeight }: RowsAbout): FitWarning | false {
  const { components, weights, covariances } = mixture;
  if (components === 1) return false;
  const size = cols * cols;
  const pooled = new Float64Array(size);
  for (let k = 0, at = 0; k < components; k++) {
    for (let cell = 0; cell < size; cell++, at++) pooled[cell] += weights[k] * covariances[at];
  }
  choleskyFactor(pooled, cols);
  const whitening = invertLower(pooled, cols);
  const spurious = Array.from(weights.keys()).filter(
    (k) =>
      weights[k] > 0 &&
      (weights[k] * totalWeight < cols + 1 || leastVariance(covariances, k * size, whitening, cols) < SPIKE),
  );
  return (
    spurious.length > 0 &&
    warning(
      'spurious',
      `${list('component', spurious)} ${spurious.length > 1 ? 'follow' : 'follows'} a few rows, so the likelihood is not comparable.`,
    )
  );
}

const [halves, products] = [room(), room()];

/** The smallest eigenvalue of W S W', for the covariance S from index `at` on and a lower triangular W. */
function leastVariance(covariances: Float64Array, at: number, whitening: Float64Array, n: number): number {
  const half = halves(n * n);
  const whitened = products(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0; l <= i; l++) sum += whitening[i * n + l] * covariances[at + l * n + j];
      half[i * n + j] = sum;
    }
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let l = 0; l <= j; l++) sum += half[i * n + l] * whitening[j * n + l];
      whitened[i * n + j] = whitened[j * n + i] = sum;
    }
  }
  return smallestEigenvalue(whitened, n);
}
