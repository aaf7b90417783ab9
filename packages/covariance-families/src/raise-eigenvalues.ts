import { choleskyFactor, jacobiEigen, room } from '@mixwell/math';
import { fromAxes } from './matrices.ts';

/**
 * Makes a covariance, n x n from index `at` on, no narrower than the diagonal matrix of `least`, in place; tells whether it had to.
 *
 * Of all that are not narrower the new one is the most likely given a sample covariance as it was: in the units in which `least`
 * is the identity its eigenvalues below 1 are raised to 1 [1].
 *
 * [1] S. Ingrassia, R. Rocci, Constrained monotone EM algorithms for finite mixture of multivariate Gaussians,
 *     Comput. Stat. Data Anal. 51 (2007).
 */
export function raiseEigenvalues(covariances: Float64Array, least: Float64Array, at = 0): boolean {
  if (isAtLeast(covariances, least, at)) return false;
  const n = least.length;
  const one = matrices(n * n);
  const own = { values: eigenvalues(n), vectors: eigenvectors(n * n) };
  const { values, vectors } = jacobiEigen(inUnitsOf(covariances, least, at, one), n, own);
  for (let j = 0; j < n; j++) values[j] = Math.max(values[j], 1);
  outOfUnits(fromAxes(vectors, values, one), least, at, covariances);
  return true;
}

const [excess, matrices, eigenvalues, eigenvectors] = [room(), room(), room(), room()];

/** Whether a covariance, from index `at` on, less the diagonal matrix of `least` is positive definite, or there is no bound. */
export function isAtLeast(covariances: Float64Array, least: Float64Array, at = 0): boolean {
  const n = least.length;
  if (least[0] === 0) return true;
  const left = excess(n * n);
  for (let cell = 0; cell < left.length; cell++) left[cell] = covariances[at + cell];
  for (let j = 0; j < n; j++) left[j * n + j] -= least[j];
  return choleskyFactor(left, n);
}

/** The covariance from index `at` on in the units in which `least` is the identity, in `to`. */
export function inUnitsOf(
  covariances: Float64Array,
  least: Float64Array,
  at = 0,
  to: Float64Array = new Float64Array(least.length * least.length),
): Float64Array {
  for (let i = 0, cell = 0; i < least.length; i++) {
    const unit = Math.sqrt(least[i]);
    for (let j = 0; j < least.length; j++, cell++) to[cell] = covariances[at + cell] / (unit * Math.sqrt(least[j]));
  }
  return to;
}

/** The inverse of `inUnitsOf`: from a covariance in those units to index `at` of `to` on. */
export function outOfUnits(
  covariance: Float64Array,
  least: Float64Array,
  at = 0,
  to: Float64Array = new Float64Array(covariance.length),
): Float64Array {
  for (let i = 0, cell = 0; i < least.length; i++) {
    const unit = Math.sqrt(least[i]);
    for (let j = 0; j < least.length; j++, cell++) to[at + cell] = covariance[cell] * (unit * Math.sqrt(least[j]));
  }
  return to;
}
