import type { RandomStream } from '@mixwell/core';
import { MOST_INT32, refuseUnlessWhole } from './checks.ts';
import { integerBelow } from './integer-below.ts';

/**
 * The numbers 0 to `n` - 1 in a random order, all orders equally likely [1].
 *
 * @param n  a whole number, 0 to 2^31.
 * @throws MixwellError `invalid-param` for any other `n`.
 *
 * [1] R. A. Fisher and F. Yates, Statistical Tables, 1938; R. Durstenfeld, Algorithm 235, Comm. ACM 7 (1964).
 */
export function permutation(stream: RandomStream, n: number): Int32Array {
  refuseUnlessWhole('permutation', 'n', n, 0, MOST_INT32);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < n; i++) {
    const other = i + integerBelow(stream, n - i);
    const swapped = order[i];
    order[i] = order[other];
    order[other] = swapped;
  }
  return order;
}
