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
  const covariance = covariances.subarray(at, at + least.length * least.length);
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

const excess = room();

/** Whether a covariance, from index `at` on, less the diagonal matrix of `least` is positive definite, or there is no bound. */
export function isAtLeast(covariances: Float64Array, least: Float64Array, at = 0): boolean {
  const n = least.length;
  if (least[0] === 0) return true;
  const left = excess(n * n);
  for (let cell = 0; cell < left.length; cell++) left[cell] = covariances[at + cell];
  for (let j = 0; j < n; j++) left[j * n + j] -= least[j];
  return choleskyFactor(left, n);
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
