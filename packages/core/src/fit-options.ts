import { describe } from './describe.ts';
import { MixwellError } from './error.ts';
import type { FitOptions, StepsOptions } from './estimator.ts';
import { refuseNonObject, refuseUnknown } from './rules.ts';

/** What `steps` accepts. */
export const STEPS_OPTIONS: readonly (keyof StepsOptions)[] = ['sampleWeights', 'signal'];

/** What `fit` and `fitAsync` accept. */
export const FIT_OPTIONS: readonly (keyof FitOptions)[] = [...STEPS_OPTIONS, 'onIteration'];

/** @throws MixwellError `invalid-param` for an option that is not one of `known`, or not what it must be. */
export function refuseBadFitOptions(owner: string, options: FitOptions, known: readonly string[]): void {
  refuseNonObject(owner, options);
  refuseUnknown(owner, known, options);
  const { signal, onIteration }: { signal?: unknown; onIteration?: unknown } = options;
  if (signal !== undefined && !isSignal(signal)) throw badFitOption(owner, 'signal', 'an AbortSignal', signal);
  if (onIteration !== undefined && typeof onIteration !== 'function') {
    throw badFitOption(owner, 'onIteration', 'a function', onIteration);
  }
}

function isSignal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'aborted' in value;
}

function badFitOption(owner: string, option: string, expected: string, value: unknown): MixwellError {
  return new MixwellError('invalid-param', `${owner}: "${option}" must be ${expected}; got ${describe(value)}.`, {
    option,
    value,
  });
}
