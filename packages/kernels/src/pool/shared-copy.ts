import type { RowArray, Rows } from '@mixwell/core';

/** A copy in memory that all threads see; the array itself where it lies in such memory. */
function sharedCopy<T extends RowArray>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const copy = sharedLike(array);
  copy.set(array);
  return copy;
}

/** Room for a copy in memory that all threads see. */
export function sharedLike<T extends RowArray>(array: T): T {
  const memory = new SharedArrayBuffer(array.byteLength);
  return new (array.constructor as new (memory: SharedArrayBuffer) => T)(memory);
}

/** Rows that all threads see. */
export function sharedRows({ matrix: { data, rows, cols }, weights, arithmetic }: Rows): Rows {
  return { matrix: { data: sharedCopy(data), rows, cols }, weights: weights && sharedCopy(weights), arithmetic };
}
