import type { RowArray } from '@mixwell/core';

/** Room for arrays of different lifetimes between two addresses. */
export interface Shelf {
  /** Zeros; undefined where there is no gap that is large enough. */
  take(type: 'float64' | 'int32', length: number): RowArray | undefined;
  free(array: RowArray): void;
}

/** A shelf in `buffer`; its addresses are multiples of 64. */
export function newShelf(buffer: ArrayBuffer, start: number, end: number): Shelf {
  /** What is taken, in order of address. */
  const taken: { readonly array: RowArray; readonly at: number; readonly end: number }[] = [];
  return {
    take(type, length) {
      const bytes = 64 * Math.ceil((length * (type === 'int32' ? 4 : 8)) / 64);
      let at = start;
      let place = 0;
      for (; place < taken.length && taken[place].at - at < bytes; place++) at = taken[place].end;
      if (at + bytes > end) return undefined;
      const array = type === 'int32' ? new Int32Array(buffer, at, length) : new Float64Array(buffer, at, length);
      taken.splice(place, 0, { array: array.fill(0), at, end: at + bytes });
      return array;
    },
    free(array) {
      const place = taken.findIndex((one) => one.array === array);
      if (place >= 0) taken.splice(place, 1);
    },
  };
}
