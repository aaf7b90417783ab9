import type { RandomStream } from '@mixwell/core';
import { refuseUnlessWhole } from './checks.ts';

/** 2^53: how many values a draw of the stream can take. */
const DRAWS = 9007199254740992;

/**
 * A whole number from 0 to `n` - 1, all exactly equally likely.
 *
 * Draws beyond the last whole multiple of `n` would favour the small numbers, so they are made again: never more than half of them.
 *
 * @param n  a whole number, 1 to 2^53.
 * @throws MixwellError `invalid-param` for any other `n`.
 */
export function integerBelow(stream: RandomStream, n: number): number {
  refuseUnlessWhole('integerBelow', 'n', n, 1, DRAWS);
  const fair = DRAWS - (DRAWS % n);
  for (;;) {
    const draw = Math.floor(stream() * DRAWS);
    if (draw < fair) return draw % n;
  }
}
