import type { ColumnSpread } from '@mixwell/kernels';
import { choleskyFactor, jacobiEigen } from '@mixwell/math';

/** Keeps covariances positive definite; each function tells whether it had to change what it was given. */
export interface Regularization {
  /** A cols x cols covariance, in place. */
  matrix(covariance: Float64Array): boolean;
  /** The variances of the columns, in place. */
  diagonal(variances: Float64Array): boolean;
  /** One variance that all columns share. */
  sphere(variance: number): { variance: number; changed: boolean };
}

/** The least variance in any direction, relative to the data's. */
const RELATIVE_BOUND = 1e-6;

/**
 * The regularization that `option` asks for.
 *
 * A number is added to every diagonal. 'auto' is a bound: in units of the columns' standard deviations no covariance has an
 * eigenvalue below 1e-6. A covariance that keeps the bound is not touched, so regular solutions are exact maximum-likelihood
 * estimates; one that breaks it becomes the maximizer under the bound, so the likelihood still never falls [1].
 *
 * [1] S. Ingrassia, R. Rocci, Constrained monotone EM algorithms for finite mixture of multivariate Gaussians,
 *     Comput. Stat. Data Anal. 51 (2007).
 */
export function regularizationOf(option: 'auto' | number, spread: ColumnSpread): Regularization {
  return option === 'auto' ? bounded(unitsOf(spread)) : added(option);
}

function added(amount: number): Regularization {
  return {
    matrix(covariance) {
      const n = Math.sqrt(covariance.length);
      for (let j = 0; j < n; j++) covariance[j * n + j] += amount;
      return false;
    },
    diagonal(variances) {
      for (let j = 0; j < variances.length; j++) variances[j] += amount;
      return false;
    },
    sphere: (variance) => ({ variance: variance + amount, changed: false }),
  };
}

function bounded(units: Float64Array): Regularization {
  const meanUnit = units.reduce((sum, unit) => sum + unit, 0) / units.length;
  return {
    matrix: (covariance) => boundEigenvalues(covariance, units.map(Math.sqrt)),
    diagonal(variances) {
      let changed = false;
      units.forEach((unit, j) => {
        if (variances[j] >= RELATIVE_BOUND * unit) return;
        variances[j] = RELATIVE_BOUND * unit;
        changed = true;
      });
      return changed;
    },
    sphere(variance) {
      const least = RELATIVE_BOUND * meanUnit;
      return { variance: Math.max(variance, least), changed: variance < least };
    },
  };
}

/** Variances that stand for the data's scale; a constant column borrows from the others, or from its own magnitude. */
function unitsOf({ mean, variance }: ColumnSpread): Float64Array {
  const average = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const borrowed = average(variance) || average(mean.map((value) => value * value)) || 1;
  return variance.map((value) => value || borrowed);
}

/** Raises the eigenvalues of `covariance`, in the given units, to the bound; an eigenvalue is computed only where one is below. */
function boundEigenvalues(covariance: Float64Array, units: Float64Array): boolean {
  const n = units.length;
  const scaled = covariance.map((value, at) => value / (units[Math.floor(at / n)] * units[at % n]));
  const excess = scaled.slice();
  for (let j = 0; j < n; j++) excess[j * n + j] -= RELATIVE_BOUND;
  if (choleskyFactor(excess, n)) return false;
  const { values, vectors } = jacobiEigen(scaled, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let e = 0; e < n; e++) sum += Math.max(values[e], RELATIVE_BOUND) * vectors[i * n + e] * vectors[j * n + e];
      covariance[i * n + j] = covariance[j * n + i] = sum * units[i] * units[j];
    }
  }
  return true;
}
