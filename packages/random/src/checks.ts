import { MixwellError, describe } from '@mixwell/core';

/** The most numbers that an Int32Array can count from 0. */
export const MOST_INT32 = 2147483648;

/** @throws MixwellError `invalid-param` unless `value` is a whole number from `least` to `most`. */
export function refuseUnlessWhole(owner: string, option: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new MixwellError(
    'invalid-param',
    `${owner}: "${option}" must be a whole number from ${least} to ${most}; got ${describe(value)}.`,
    { option, value },
  );
}

/**
 * A copy of an array of finite numbers of at least `least`.
 *
 * @throws MixwellError `invalid-param` for anything else, naming the index.
 */
export function finiteNumbers(
  owner: string,
  option: string,
  values: ArrayLike<number>,
  least = -Infinity,
): Float64Array {
  if (typeof values !== 'object' || values === null || typeof values.length !== 'number') {
    throw new MixwellError(
      'invalid-param',
      `${owner}: "${option}" must be an array of numbers; got ${describe(values)}.`,
      { option },
    );
  }
  return Float64Array.from(values, (value, index) => {
    if (Number.isFinite(value) && value >= least) return value;
    const atLeast = least === -Infinity ? '' : ` of at least ${least}`;
    throw new MixwellError(
      'invalid-param',
      `${owner}: "${option}" has ${describe(value)} at index ${index}; expected a finite number${atLeast}.`,
      { option, index, value },
    );
  });
}
