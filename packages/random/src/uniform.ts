import { MixwellError, type RandomStream, describe } from '@mixwell/core';

/**
 * A number from `low` up to `high`, all equally likely; `high` itself comes only by rounding.
 *
 * @throws MixwellError `invalid-param` unless `low` and `high` are finite, `low` is at most `high` and so is their difference finite.
 */
export function uniform(stream: RandomStream, low: number, high: number): number {
  const range = high - low;
  if (!(range >= 0) || range === Infinity) refuseRange(low, high);
  return low + range * stream();
}

function refuseRange(low: number, high: number): never {
  throw new MixwellError(
    'invalid-param',
    `uniform: "low" and "high" must be numbers in that order, a finite range apart; got ${describe(low)} and ${describe(high)}.`,
    { low, high },
  );
}
