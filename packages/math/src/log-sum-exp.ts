import { MixwellError, describe } from '@mixwell/core';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { refuseNoArray } from './read.ts';

/**
 * log(e^v0 + e^v1 + ...), without overflow or underflow on the way [1].
 *
 * No values, or only -Infinity, give -Infinity, the logarithm of 0. A value of Infinity gives Infinity, and one of NaN gives NaN.
 *
 * @throws MixwellError `invalid-input` for what is no array, or a value that is no number, naming its place.
 *
 * [1] P. Blanchard, D. J. Higham and N. J. Higham, Accurately computing the log-sum-exp and softmax functions,
 *     IMA J. Numer. Anal. 41 (2021).
 */
export function logSumExp(values: ArrayLike<number>): number {
  const max = largest(values, 'logSumExp');
  if (!Number.isFinite(max)) return max;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += exp(values[i] - max);
  return max + log(sum);
}

/**
 * e^v / (e^v0 + e^v1 + ...) for each value v: shares that add to 1 [1].
 *
 * Every share is NaN where a value is NaN or Infinity, or where all are -Infinity, for then there is nothing to share by.
 * No values give no shares.
 *
 * @throws MixwellError `invalid-input` for what is no array, or a value that is no number, naming its place.
 *
 * [1] as for `logSumExp`.
 */
export function softmax(values: ArrayLike<number>): Float64Array {
  const max = largest(values, 'softmax');
  const shares = new Float64Array(values.length);
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    shares[i] = exp(values[i] - max);
    sum += shares[i];
  }
  for (let i = 0; i < shares.length; i++) shares[i] /= sum;
  return shares;
}

/** -Infinity of no values, NaN where there is one. */
function largest(values: ArrayLike<number>, owner: string): number {
  refuseNoArray(values, owner);
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value: unknown = values[i];
    if (typeof value !== 'number') {
      throw new MixwellError('invalid-input', `${owner}: value ${i} is ${describe(value)}; expected a number.`, {
        index: i,
        value,
      });
    }
    // Math.max rather than a comparison: it keeps NaN.
    max = Math.max(max, value);
  }
  return max;
}
