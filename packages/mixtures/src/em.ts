import { type Fit, type RowsAbout, type StopReason, iteration } from '@mixwell/core';
import type { CovarianceFamily, Regularization } from '@mixwell/covariance-families';
import type { Assign, Conclude } from './assignment.ts';
import { maximize } from './maximize.ts';
import type { Mixture } from './mixture.ts';
import type { Prior } from './prior.ts';
import type { Update } from './update.ts';

export interface EmParams {
  readonly assign: Assign;
  /** The last E-step where the most iterations are done; where it is missing, an E-step like the others. */
  readonly conclude?: Conclude;
  readonly family: CovarianceFamily;
  readonly regularization: Regularization;
  readonly update: Update;
  readonly prior?: Prior;
  readonly maxIterations: number;
  /** Change of the mean objective a row, in nats, at which EM has converged. */
  readonly tolerance: number;
}

/** A mixture after EM, and the path that led there. */
export interface EmResult {
  readonly mixture: Mixture;
  /** The objective after each iteration, natural log, total over the rows. */
  readonly history: readonly number[];
  readonly stop: StopReason;
  /** Components whose last covariance the regularization had to change. */
  readonly bounded: readonly number[];
  /** Components that no row belonged to. */
  readonly empty: readonly number[];
  /** The most probable component of each row in the canonical order, where the last E-step found it. */
  readonly labels?: Int32Array;
}

/**
 * Climbs from `start` to a local maximum of the objective by expectation-maximization [1]: of the likelihood, or of the
 * classification likelihood where `assign` gives each row to one component, times the density of the prior where there is one.
 *
 * Each iteration is one M-step and one E-step, which also finds the objective at the new parameters: the last entry of the
 * history is that of the mixture that is returned.
 *
 * Cost: O(rows * components * cols^2) an iteration (axis-aligned families: cols); memory as `assign` needs.
 *
 * @throws MixwellError `not-positive-definite` where regularization is a number too small to keep a covariance regular.
 *
 * [1] A. P. Dempster, N. M. Laird, D. B. Rubin, Maximum likelihood from incomplete data via the EM algorithm,
 *     J. R. Stat. Soc. B 39 (1977).
 */
export function* em(
  start: Mixture,
  about: RowsAbout,
  { assign, conclude, family, regularization, update, prior, maxIterations, tolerance }: EmParams,
  finish: (result: EmResult) => Fit<unknown>,
): Fit<EmResult> {
  const history: number[] = [];
  let mixture = start;
  let bounded: readonly number[] = [];
  let empty: readonly number[] = [];
  let labels: Int32Array | undefined;
  let spent: Mixture | undefined;
  // The start is the caller's, and what he was told of may be asked for later.
  let isOurs = false;
  let { moments, objective } = yield* assign(mixture);
  let stop: StopReason = 'max-iterations';
  while (stop === 'max-iterations' && history.length < maxIterations) {
    const before = objective;
    const left = mixture;
    let isSettled = false;
    ({ mixture, bounded, empty } = maximize(left, moments, family, regularization, update, [], prior, spent));
    if (conclude && history.length === maxIterations - 1) ({ objective, labels } = yield* conclude(mixture));
    else ({ moments, objective, isSettled } = yield* assign(mixture));
    const length = history.push(objective);
    const moment = { mixture, bounded, empty, labels };
    const verdict = yield* iteration({
      iteration: length,
      objective,
      change: objective - before,
      finish: (reason) => finish({ ...moment, history: history.slice(0, length), stop: reason }),
    });
    if (verdict === 'stopped-by-caller') stop = verdict;
    else if (isSettled || Math.abs(objective - before) <= tolerance * about.totalWeight) stop = 'tolerance';
    spent = isOurs ? left : undefined;
    isOurs = verdict === 'unheard';
  }
  return { mixture, history, stop, bounded, empty, labels };
}
