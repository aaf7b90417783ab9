import type { Least } from './regularization.ts';
import type { Family } from './letters.ts';

/** Moments of the rows that each component answers for, about its mean, and where its covariance is now. */
export interface CentredMoments {
  readonly components: number;
  readonly cols: number;
  /** Sum of weight times responsibility, one a component; above 0. */
  readonly weight: Float64Array;
  /** components x cols x cols: weighted sums of (x - mean)(x - mean)'; for axis-aligned families only the diagonals count. */
  readonly scatter: Float64Array;
  /** components x cols x cols, positive definite and of the family: where a family without a closed form starts to climb. */
  readonly before: Float64Array;
}

export interface Covariances {
  /** components x cols x cols. */
  readonly covariances: Float64Array;
  /** Components whose covariance the least variances had to change. */
  readonly bounded: readonly number[];
}

/** A family of covariances: the M-step that keeps it. */
export interface CovarianceFamily {
  readonly name: Family;
  /**
   * The covariances of this family, none narrower than `least`, that maximize the expected log-likelihood, or climb from
   * `before` towards that maximum. They never lower it below what it is at `before`.
   *
   * They may be in `to`, an array that is as long as `before` and nobody's, or in a new one.
   */
  maximize(moments: CentredMoments, least: Least, to?: Float64Array): Covariances;
}
