import type { FitOptions, FitRequest, FittedModel } from '@mixwell/core';
import { stopsHopeless } from './stops-hopeless.ts';

/** How an estimator is asked for such a fit, in whichever thread. */
export function fitOptions<M extends FittedModel>(
  { rows: { weights, arithmetic }, goal }: Pick<FitRequest<M>, 'rows' | 'goal'>,
  signal: AbortSignal | undefined,
): FitOptions<M> {
  return { sampleWeights: weights ?? undefined, signal, arithmetic, onIteration: goal && stopsHopeless(goal) };
}
