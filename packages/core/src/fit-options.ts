import { arithmeticRule } from './arithmetic.ts';
import { describe } from './describe.ts';
import { MixwellError } from './error.ts';
import type { FitAsyncOptions, FitOptions } from './estimator.ts';
import { refuseNonObject, refuseUnknown, refused } from './rules.ts';

const KNOWN: readonly (keyof FitOptions)[] = ['sampleWeights', 'signal', 'onIteration', 'arithmetic'];

/** @throws MixwellError `invalid-param` for an option that `fitAsync` does not have, or one that is not what it must be. */
export function refuseBadFitAsyncOptions(owner: string, options: FitAsyncOptions): void {
  refuseBadFitOptions(owner, options, [...KNOWN, 'workers']);
  const { workers }: { workers?: unknown } = options;
  if (workers === undefined || isCrew(workers) || (Number.isInteger(workers) && (workers as number) >= 1)) return;
  throw badFitOption(owner, 'workers', 'a whole number of at least 1', workers);
}

/** @throws MixwellError `invalid-param` for an option that `fit` does not have, or one that is not what it must be. */
export function refuseBadFitOptions(owner: string, options: FitOptions, known: readonly string[] = KNOWN): void {
  refuseNonObject(owner, options);
  refuseUnknown(owner, known, options);
  const { signal, onIteration, arithmetic }: { signal?: unknown; onIteration?: unknown; arithmetic?: unknown } =
    options;
  if (signal !== undefined && !isSignal(signal)) throw badFitOption(owner, 'signal', 'an AbortSignal', signal);
  if (onIteration !== undefined && typeof onIteration !== 'function') {
    throw badFitOption(owner, 'onIteration', 'a function', onIteration);
  }
  if (arithmetic !== undefined && arithmeticRule.read(arithmetic, { owner, option: 'arithmetic' }) === refused) {
    throw badFitOption(owner, 'arithmetic', arithmeticRule.expected, arithmetic);
  }
}

function isCrew(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'take' in value && typeof value.take === 'function';
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
