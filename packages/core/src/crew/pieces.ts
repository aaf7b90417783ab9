import type { BlockRange } from '../runner/blocks.ts';

/** Most pieces that a sweep is cut into: enough for threads of unequal speed to end together. */
export const MOST_PIECES = 64;

/**
 * Blocks to a piece: the least power of two that leaves at most `MOST_PIECES`.
 *
 * It is the same for any number of threads, though it need not be: pieces of 2^n blocks are branches of the one merge tree.
 */
export function pieceSize(blocks: number): number {
  let size = 1;
  while (blocks > size * MOST_PIECES) size *= 2;
  return size;
}

export function pieceCount(blocks: number): number {
  return Math.ceil(blocks / pieceSize(blocks));
}

/** The blocks of a piece. */
export function pieceBlocks(piece: number, blocks: number): BlockRange {
  const size = pieceSize(blocks);
  return { first: piece * size, end: Math.min((piece + 1) * size, blocks) };
}
