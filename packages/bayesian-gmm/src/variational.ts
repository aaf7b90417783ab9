import { type Fit, type RowsAbout, type StopReason, iteration, sweep } from '@mixwell/core';
import {
  type DiagonalMoments,
  type MixtureMoments,
  type Scoring,
  diagonalMixtureMoments,
  mixtureMoments,
} from '@mixwell/kernels';
import { lowerBound } from './bound.ts';
import { expectationUnder } from './expectation.ts';
import { type Division, type Posterior, type PosteriorForm, posteriorOf } from './posterior.ts';
import type { Prior } from './prior.ts';
import { type StickOrder, bySize } from './stick-order.ts';

export interface VariationalParams extends PosteriorForm {
  readonly stickOrder: StickOrder;
  readonly maxIterations: number;
  /** Change of the bound a row, in nats, at which it has converged. */
  readonly tolerance: number;
}

/** A posterior after the fit, and the path that led there. */
export interface VariationalResult {
  readonly posterior: Posterior;
  /** The evidence lower bound after each iteration, in nats. */
  readonly history: readonly number[];
  readonly stop: StopReason;
}

/**
 * Climbs from a division of the rows to a local maximum of the evidence lower bound, by coordinate ascent [1].
 *
 * Each iteration is one M-step and one pass over the rows, which is the E-step and gives the bound: the last entry of the history is
 * the bound of the posterior that is returned, with the responsibilities that are best for it.
 *
 * Cost: O(rows * components * cols^2) an iteration (axis-aligned shapes: cols); memory independent of rows.
 *
 * @throws MixwellError `not-positive-definite` where a component's scale is singular but for rounding.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), section 10.2; D. M. Blei, M. I. Jordan, Variational inference
 *     for Dirichlet process mixtures, Bayesian Analysis 1 (2006).
 */
export function* variational(
  start: Division,
  about: RowsAbout,
  prior: Prior,
  params: VariationalParams,
  finish: (result: VariationalResult) => Fit<unknown>,
): Fit<VariationalResult> {
  const { maxIterations, tolerance } = params;
  const history: number[] = [];
  let posterior = maximize(start, prior, params);
  let { moments, bound } = yield* expect(posterior, prior, params);
  let stop: StopReason = 'max-iterations';
  while (stop === 'max-iterations' && history.length < maxIterations) {
    const before = bound;
    const next = maximize({ about: posterior.means, moments }, prior, params);
    ({ moments, bound } = yield* expect(next, prior, params));
    posterior = next;
    const length = history.push(bound);
    const verdict = yield* iteration({
      iteration: length,
      objective: bound,
      change: bound - before,
      finish: (reason) => finish({ posterior: next, history: history.slice(0, length), stop: reason }),
    });
    if (verdict === 'stopped-by-caller') stop = verdict;
    else if (Math.abs(bound - before) <= tolerance * about.totalWeight) stop = 'tolerance';
  }
  return { posterior, history, stop };
}

/** The M-step, in the order that the stick is to be broken in. */
function maximize(division: Division, prior: Prior, params: VariationalParams): Posterior {
  const isSorted = prior.weights === 'dirichlet-process' && params.stickOrder === 'size';
  return posteriorOf(isSorted ? bySize(division) : division, prior, params);
}

/** The E-step: moments about the means of `posterior` under its responsibilities, and the bound. */
function* expect(
  posterior: Posterior,
  prior: Prior,
  { shape }: PosteriorForm,
): Fit<{ moments: MixtureMoments | DiagonalMoments; bound: number }> {
  const expectation = expectationUnder(posterior, shape);
  const moments = yield* mixtureSums(expectation.scoring);
  return { moments, bound: lowerBound(moments.logLikelihood[0], posterior, expectation, prior, shape) };
}

/** Moments about the means of `scoring` under its responsibilities. */
export function* mixtureSums(scoring: Scoring): Fit<MixtureMoments | DiagonalMoments> {
  return scoring.shape === 'full'
    ? yield* sweep(mixtureMoments, scoring)
    : yield* sweep(diagonalMixtureMoments, scoring);
}
