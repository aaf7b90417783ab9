import type { RandomStream } from '@mixwell/core';
import { MOST_INT32, refuseUnlessWhole } from './checks.ts';
import { integerBelow } from './integer-below.ts';

/**
 * `count` different numbers from 0 to `n` - 1, all such ordered samples equally likely.
 *
 * They are the first `count` numbers that `permutation` would give from the same stream; only its swaps are kept.
 * Cost: O(count) time and memory, whatever `n` is.
 *
 * @param n  a whole number, 0 to 2^31.
 * @param count  a whole number, 0 to `n`.
 * @throws MixwellError `invalid-param` for any other `n` or `count`.
 */
export function sampleWithoutReplacement(stream: RandomStream, n: number, count: number): Int32Array {
  refuseUnlessWhole('sampleWithoutReplacement', 'n', n, 0, MOST_INT32);
  refuseUnlessWhole('sampleWithoutReplacement', 'count', count, 0, n);
  const moved = new Map<number, number>();
  return Int32Array.from({ length: count }, (_, i) => {
    const other = i + integerBelow(stream, n - i);
    const drawn = moved.get(other) ?? other;
    moved.set(other, moved.get(i) ?? i);
    moved.delete(i);
    return drawn;
  });
}
