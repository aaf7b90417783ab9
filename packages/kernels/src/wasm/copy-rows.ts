import { BLOCK_ROWS, type RowBlock } from '@mixwell/core';
import type { Part } from './desk.ts';

/** Rows that the memory has room for; a larger block is taken in parts. Even, so that no part begins with an odd row. */
export const ROOM = BLOCK_ROWS;

/** Calls `take` for each part of `block` that there is room for, with its first row and its number of rows. */
export function inParts({ rows }: RowBlock, take: (first: number, count: number) => void): void {
  for (let first = 0; first < rows; first += ROOM) take(first, Math.min(ROOM, rows - first));
}

export function copyRows({ data, cols }: RowBlock, first: number, count: number, to: Part): void {
  to.numbers.set(data.subarray(first * cols, (first + count) * cols));
}

/** Weights of 1 where there are none: a product with 1 has the bits of the other factor. */
export function copyWeights({ weights }: RowBlock, first: number, count: number, to: Part): void {
  if (weights) to.numbers.set(weights.subarray(first, first + count));
  else to.numbers.fill(1, 0, count);
}
