import { type RowArray, type RowArrays, newRowArray } from '@mixwell/core';

/** Room for arrays of different lifetimes between two addresses. */
export interface Shelf {
  /** Zeros; undefined where there is no gap that is large enough. */
  take<T extends keyof RowArrays>(type: T, length: number): RowArrays[T] | undefined;
  free(array: RowArray): void;
}

/**
 * A shelf in `buffer`; its addresses are multiples of 64. From `clean` on there are zeros, which need not be written: a page that nobody
 * has written to is no memory yet, and the first to write there may be several threads at a time.
 */
export function newShelf(buffer: ArrayBuffer, start: number, end: number, clean = end): Shelf {
  /** What is taken, in order of address. */
  const taken: { readonly array: RowArray; readonly at: number; readonly end: number }[] = [];
  return {
    take(type, length) {
      const bytes = 64 * Math.ceil((length * (type === 'float64' ? 8 : 4)) / 64);
      let at = start;
      let place = 0;
      for (; place < taken.length && taken[place].at - at < bytes; place++) at = taken[place].end;
      if (at + bytes > end) return undefined;
      const array = newRowArray(type, length, buffer, at, at >= clean);
      clean = Math.max(clean, at + bytes);
      taken.splice(place, 0, { array, at, end: at + bytes });
      return array;
    },
    free(array) {
      const place = taken.findIndex((one) => one.array === array);
      if (place >= 0) taken.splice(place, 1);
    },
  };
}
