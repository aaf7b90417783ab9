import { BLOCK_ROWS, type RowArray, type RowBlock } from '@mixwell/core';
import type { Part } from './desk.ts';

/** Rows that the memory has room for; a larger block is taken in parts. Even, so that no part begins with an odd row. */
export const ROOM = BLOCK_ROWS;

/** Calls `take` for each part of `block` that there is room for, with its first row and its number of rows. */
export function inParts({ rows }: RowBlock, take: (first: number, count: number) => void): void {
  for (let first = 0; first < rows; first += ROOM) take(first, Math.min(ROOM, rows - first));
}

/** The address of `count` numbers from `first`: where they live, or where they were copied to. */
export function bring(array: RowArray, first: number, count: number, to: Part): number {
  if (array.buffer === to.buffer) return array.byteOffset + first * array.BYTES_PER_ELEMENT;
  viewFor(array, to).set(array.subarray(first, first + count));
  return to.at;
}

function viewFor(array: RowArray, part: Part): RowArray {
  if (array instanceof Int32Array) return part.integers;
  return array instanceof Float32Array ? part.singles : part.numbers;
}

/** `bring` of whole rows. */
export function bringRows({ data, cols }: RowBlock, first: number, count: number, to: Part): number {
  return bring(data, first * cols, count * cols, to);
}

/** `bring` of weights, of 1 where there are none: a product with 1 has the bits of the other factor. */
export function bringWeights({ weights }: RowBlock, first: number, count: number, to: Part): number {
  if (weights) return bring(weights, first, count, to);
  to.numbers.fill(1, 0, count);
  return to.at;
}

/** `bring` of weights; 0 where there are none. */
export function bringWeightsIfAny({ weights }: RowBlock, first: number, count: number, to: Part): number {
  return weights ? bring(weights, first, count, to) : 0;
}

/** Where a kernel is to write what `takeBack` then hands over. */
export function placeFor(array: RowArray, first: number, from: Part): number {
  return array.buffer === from.buffer ? array.byteOffset + first * array.BYTES_PER_ELEMENT : from.at;
}

/** Hands over `count` numbers that a kernel wrote for `array`, unless they live where they were written. */
export function takeBack(array: RowArray, first: number, count: number, from: Part): void {
  if (array.buffer === from.buffer) return;
  array.set(viewFor(array, from).subarray(0, count), first);
}
