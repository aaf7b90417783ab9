import { choleskyFactor, jacobiEigen } from '@mixwell/math';
import { fromAxes } from './matrices.ts';

/**
 * Makes `covariance`, n x n, no narrower than the diagonal matrix of `least`, in place; tells whether it had to.
 *
 * Of all that are not narrower the new one is the most likely given a sample covariance as it was: in the units in which `least`
 * is the identity its eigenvalues below 1 are raised to 1 [1].
 *
 * [1] S. Ingrassia, R. Rocci, Constrained monotone EM algorithms for finite mixture of multivariate Gaussians,
 *     Comput. Stat. Data Anal. 51 (2007).
 */
export function raiseEigenvalues(covariance: Float64Array, least: Float64Array): boolean {
  if (isAtLeast(covariance, least)) return false;
  const { values, vectors } = jacobiEigen(inUnitsOf(covariance, least), least.length);
  covariance.set(
    outOfUnits(
      fromAxes(
        vectors,
        values.map((value) => Math.max(value, 1)),
      ),
      least,
    ),
  );
  return true;
}

/** Whether `covariance` less the diagonal matrix of `least` is positive definite, or there is no bound. */
export function isAtLeast(covariance: Float64Array, least: Float64Array): boolean {
  const n = least.length;
  if (least[0] === 0) return true;
  const excess = covariance.slice();
  for (let j = 0; j < n; j++) excess[j * n + j] -= least[j];
  return choleskyFactor(excess, n);
}

/** The covariance in the units in which `least` is the identity. */
export function inUnitsOf(covariance: Float64Array, least: Float64Array): Float64Array {
  const n = least.length;
  const units = least.map(Math.sqrt);
  const scaled = new Float64Array(n * n);
  for (let at = 0; at < scaled.length; at++) scaled[at] = covariance[at] / (units[Math.floor(at / n)] * units[at % n]);
  return scaled;
}

/** The inverse of `inUnitsOf`. */
export function outOfUnits(covariance: Float64Array, least: Float64Array): Float64Array {
  const n = least.length;
  const units = least.map(Math.sqrt);
  return covariance.map((value, at) => value * (units[Math.floor(at / n)] * units[at % n]));
}
