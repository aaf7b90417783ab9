import { type Fit, type RowsAbout, type StopReason, iteration, sweep } from '@mixwell/core';
import { type DiagonalMoments, type MixtureMoments, diagonalMixtureMoments, mixtureMoments } from '@mixwell/kernels';
import type { CovarianceFamily } from './families/covariance-family.ts';
import { scoringShape } from './families/letters.ts';
import { type Update, maximize } from './maximize.ts';
import { type Mixture, scoringOf } from './mixture.ts';
import type { Regularization } from './regularization.ts';

export interface EmParams {
  readonly family: CovarianceFamily;
  readonly regularization: Regularization;
  readonly update: Update;
  readonly maxIterations: number;
  /** Change of the mean log-likelihood a row, in nats, at which EM has converged. */
  readonly tolerance: number;
}

/** A mixture after EM, and the path that led there. */
export interface EmResult {
  readonly mixture: Mixture;
  /** Total log-likelihood after each iteration, natural log. */
  readonly history: readonly number[];
  readonly stop: StopReason;
  /** Components whose last covariance the regularization had to change. */
  readonly bounded: readonly number[];
}

/**
 * Climbs from `start` to a local maximum of the likelihood by expectation-maximization [1].
 *
 * Each iteration is one M-step and one pass over the rows, which is both the E-step at the new parameters and their
 * log-likelihood: the last entry of the history is the likelihood of the mixture that is returned.
 *
 * Cost: O(rows * components * cols^2) an iteration (axis-aligned families: cols); memory independent of rows.
 *
 * @throws MixwellError `not-positive-definite` where regularization is a number too small to keep a covariance regular.
 *
 * [1] A. P. Dempster, N. M. Laird, D. B. Rubin, Maximum likelihood from incomplete data via the EM algorithm,
 *     J. R. Stat. Soc. B 39 (1977).
 */
export function* em(
  start: Mixture,
  about: RowsAbout,
  { family, regularization, update, maxIterations, tolerance }: EmParams,
  finish: (result: EmResult) => Fit<unknown>,
): Fit<EmResult> {
  const history: number[] = [];
  let mixture = start;
  let bounded: readonly number[] = [];
  let sums = yield* expectation(mixture, family);
  let stop: StopReason = 'max-iterations';
  while (stop === 'max-iterations' && history.length < maxIterations) {
    const before = sums.logLikelihood[0];
    ({ mixture, bounded } = maximize(mixture, sums, family, regularization, update));
    sums = yield* expectation(mixture, family);
    const logLikelihood = sums.logLikelihood[0];
    const length = history.push(logLikelihood);
    const moment = { mixture, bounded };
    const verdict = yield* iteration({
      iteration: length,
      objective: logLikelihood,
      change: logLikelihood - before,
      finish: (reason) => finish({ ...moment, history: history.slice(0, length), stop: reason }),
    });
    if (verdict === 'stopped-by-caller') stop = verdict;
    else if (Math.abs(logLikelihood - before) <= tolerance * about.totalWeight) stop = 'tolerance';
  }
  return { mixture, history, stop, bounded };
}

function* expectation(mixture: Mixture, family: CovarianceFamily): Fit<MixtureMoments | DiagonalMoments> {
  const scoring = scoringOf(mixture, scoringShape(family.name));
  return scoring.shape === 'full'
    ? yield* sweep(mixtureMoments, scoring)
    : yield* sweep(diagonalMixtureMoments, scoring);
}
