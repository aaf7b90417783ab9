import type { RowArray, RowBlock } from '@mixwell/core';
import { type Desk, type Part, desk } from './desk.ts';

export { ROOM } from './layout.ts';

/** What a kernel in WebAssembly does with a block. */
export interface Task<Name extends string, S, A> {
  readonly cols: number;
  /** Parts of the memory, and how many numbers they are long. */
  readonly parts: Readonly<Record<Name, number>>;
  /** Puts into the memory what does not change from block to block. */
  fill(parts: Desk<Name>): void;
  /** Adds `count` rows to `sums`; they and their weights, if any, are at these addresses. */
  add(parts: Desk<Name>, rows: number, weights: number, count: number, sums: S, arrays: A): void;
}

/** Takes blocks by a task; undefined where there is no memory for it. Rows that live elsewhere are copied. */
export function carriedOut<Name extends string, S, A extends { readonly [K in keyof A]: RowArray }>({
  cols,
  parts,
  fill,
  add,
}: Task<Name, S, A>): ((block: RowBlock, sums: S, arrays: A) => void) | undefined {
  const take = desk(parts, fill, cols);
  return (
    take &&
    ((block, sums, arrays) => {
      const parts = take(block);
      const { data, weights, rows } = block;
      add(parts, bring(data, parts.rows), weights ? bring(weights, parts.weights) : 0, rows, sums, arrays);
    })
  );
}

/** The address of an array: where it lives, or where it was copied to. */
export function bring(array: RowArray, to: Part): number {
  const at = placeFor(array, to);
  if (at === to.at) viewFor(array, to).set(array);
  return at;
}

/** Where a kernel is to write what `takeBack` then hands over: where the array lives, or the part. Asking an array for its buffer takes some 50 ns. */
export function placeFor(array: RowArray, from: Part): number {
  return array.buffer === from.buffer ? array.byteOffset : from.at;
}

/** Hands over what a kernel wrote for an array `at` an address, unless it lives there. */
export function takeBack(array: RowArray, from: Part, at: number): void {
  if (at === from.at) array.set(viewFor(array, from).subarray(0, array.length));
}

function viewFor(array: RowArray, part: Part): RowArray {
  if (array instanceof Int32Array) return part.integers;
  return array instanceof Float32Array ? part.singles : part.numbers;
}
