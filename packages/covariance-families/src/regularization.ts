import { type ColumnSpread, varianceOf } from '@mixwell/kernels';

/** What keeps covariances positive definite. */
export interface Regularization {
  /** What every component's covariance gets on its diagonal, before the family gives it its shape. */
  readonly added: number;
  readonly least: Least;
}

/** The least variances that a covariance may have; all 0 where there is no bound. */
export interface Least {
  /** In a family that may be stretched along the columns: no covariance is below the diagonal matrix of these. */
  readonly columns: Float64Array;
  /** In a family with orientations of its own: no eigenvalue is below this. */
  readonly axis: number;
  /** In a family of spheres. */
  readonly sphere: number;
}

/** The least variance in any direction, relative to the data's. */
const RELATIVE_BOUND = 1e-6;

/**
 * The regularization that `option` asks for.
 *
 * A number is added to every diagonal. 'auto' is a bound: in units of the columns' standard deviations no covariance has an
 * eigenvalue below 1e-6. Families that are not closed under a change of the columns' units have it in common units: those of
 * spheres 1e-6 of the mean variance, those with orientations but not every shape in each 1e-6 of the smallest. A covariance that
 * keeps the bound is not touched, so regular solutions are exact maximum-likelihood estimates, and because the M-step is taken
 * under the bound, the likelihood never falls [1].
 *
 * [1] S. Ingrassia, R. Rocci, Constrained monotone EM algorithms for finite mixture of multivariate Gaussians,
 *     Comput. Stat. Data Anal. 51 (2007).
 */
export function regularizationOf(option: 'auto' | number, spread: ColumnSpread): Regularization {
  if (option !== 'auto') {
    return { added: option, least: noBound(spread.variance.length) };
  }
  const units = unitsOf(spread);
  return {
    added: 0,
    least: {
      columns: units.map((unit) => RELATIVE_BOUND * unit),
      axis: RELATIVE_BOUND * units.reduce((least, unit) => Math.min(least, unit)),
      sphere: RELATIVE_BOUND * average(units),
    },
  };
}

/** No bound at all, in `cols` columns. */
export function noBound(cols: number): Least {
  return { columns: new Float64Array(cols), axis: 0, sphere: 0 };
}

/** Variances that stand for the data's scale; a constant column borrows from the others, or from its own magnitude. */
export function unitsOf({ mean, variance }: ColumnSpread): Float64Array {
  const borrowed = average(variance) || varianceOf(average(mean.map((value) => value * value))) || 1;
  return variance.map((value) => value || borrowed);
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
