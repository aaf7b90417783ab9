import { type Fit, type IterationRequest, isMixwellError, quietly } from '@mixwell/core';
import { type Mixture, em, spuriousComponents, updateAll } from '@mixwell/mixtures';
import type { StartContext } from './partition.ts';

/** A mixture on its way up. */
export interface Candidate {
  readonly mixture: Mixture;
  /** That of the fit: total, natural log; -Infinity where EM failed. */
  readonly objective: number;
  readonly isSpurious: boolean;
}

/** Change of the mean log-likelihood a row, in nats, at which a climb has come to its end. */
const SETTLED = 1e-5;

/** Up to `most` iterations of EM from `start`, given up as soon as `isWorthwhile` says no to one of them. */
export function* climb(
  begin: Mixture,
  context: StartContext,
  most: number,
  isWorthwhile: (step: IterationRequest) => boolean = () => true,
): Fit<Candidate> {
  const { about, family, regularization, prior } = context;
  const assign = context.newAssign();
  const params = { assign, family, regularization, prior, update: updateAll, maxIterations: most, tolerance: SETTLED };
  try {
    const { mixture, history } = yield* quietly(em(begin, about, params, nothing), (step) =>
      isWorthwhile(step) ? 'unheard' : 'stopped-by-caller',
    );
    const isSpurious = spuriousComponents(mixture, about) !== false;
    return { mixture, objective: history[history.length - 1], isSpurious };
  } catch (error) {
    if (!isMixwellError(error, 'not-positive-definite')) throw error;
    return { mixture: begin, objective: -Infinity, isSpurious: true };
  }
}

/** Whether `a` is to be preferred: a regular mixture to a spurious one, then the likelier by more than rounding. */
export function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.isSpurious !== b.isSpurious) return b.isSpurious;
  return a.objective - b.objective > ROUNDING * Math.abs(a.objective);
}

const ROUNDING = 1e-10;

/** What becomes of a snapshot, which nobody asks for. */
function* nothing(): Fit<void> {
  yield* [];
}
