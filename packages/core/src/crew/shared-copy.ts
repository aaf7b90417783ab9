import type { RowArray } from '../kernel.ts';

/** A copy in memory that all threads see; the array itself where it lies in such memory. */
export function sharedCopy<T extends RowArray>(array: T): T {
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
