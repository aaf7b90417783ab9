import { MixwellError, describe } from '@mixwell/core';
import { exp } from './exp.ts';
import { log } from './log.ts';

/** log(2 pi) / 2. */
export const HALF_LOG_TWO_PI = 0.9189385332046728;
const SQRT_TWO_PI = 2.5066282746310002;

/**
 * The density at `x` of the normal distribution with this mean and standard deviation, in units of 1 / x.
 *
 * It underflows to 0 beyond 38 standard deviations or so; `gaussianLogPdf` does not.
 *
 * @throws MixwellError `invalid-param` where x is no number, the mean not a finite one, or the standard deviation not above 0 and
 *   finite.
 */
export function gaussianPdf(x: number, mean = 0, standardDeviation = 1): number {
  const z = standardScore('gaussianPdf', x, mean, standardDeviation);
  return exp(-0.5 * z * z) / SQRT_TWO_PI / standardDeviation;
}

/**
 * The natural logarithm of `gaussianPdf`, exact far in the tails.
 *
 * @throws MixwellError as `gaussianPdf`.
 */
export function gaussianLogPdf(x: number, mean = 0, standardDeviation = 1): number {
  const z = standardScore('gaussianLogPdf', x, mean, standardDeviation);
  return -0.5 * z * z - log(standardDeviation) - HALF_LOG_TWO_PI;
}

function standardScore(owner: string, x: number, mean: number, standardDeviation: number): number {
  if (typeof x !== 'number') refuse(owner, 'x', 'a number', x);
  if (!Number.isFinite(mean)) refuse(owner, 'mean', 'a finite number', mean);
  if (!(Number.isFinite(standardDeviation) && standardDeviation > 0)) {
    refuse(owner, 'standardDeviation', 'a finite number above 0', standardDeviation);
  }
  return (x - mean) / standardDeviation;
}

function refuse(owner: string, option: string, expected: string, value: unknown): never {
  throw new MixwellError('invalid-param', `${owner}: "${option}" must be ${expected}; got ${describe(value)}.`, {
    option,
    value,
  });
}
