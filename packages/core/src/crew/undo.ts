import { type BlockRange, BLOCK_ROWS } from '../runner/blocks.ts';
import type { RowArray } from '../kernel.ts';

/**
 * What row arrays held before a thread began its piece, in memory that outlives the thread: should it die, whoever does the piece
 * again begins from there. First the number of the piece, from 1, as an Int32; 8 bytes on, the parts of the arrays.
 */
export type Undo = Uint8Array;

/** The bytes of some row arrays of so many rows that belong to these blocks. */
export function partsOf(arrays: readonly RowArray[], rows: number, { first, end }: BlockRange): Uint8Array[] {
  return arrays.map(({ buffer, byteOffset, byteLength }) => {
    const bytesOf = (block: number): number => Math.min(block * BLOCK_ROWS, rows) * (byteLength / rows);
    return new Uint8Array(buffer, byteOffset + bytesOf(first), bytesOf(end) - bytesOf(first));
  });
}

/** Room for such parts. */
export function newUndo(parts: readonly Uint8Array[]): Undo {
  return new Uint8Array(new SharedArrayBuffer(parts.reduce((bytes, part) => bytes + part.length, 8)));
}

export function save(undo: Undo, piece: number, parts: readonly Uint8Array[]): void {
  forget(undo);
  let at = 8;
  for (const part of parts) {
    undo.set(part, at);
    at += part.length;
  }
  Atomics.store(numberOf(undo), 0, piece + 1);
}

/** Puts back what was saved for this piece, if it was. */
export function restore(undo: Undo, piece: number, parts: readonly Uint8Array[]): void {
  if (Atomics.load(numberOf(undo), 0) !== piece + 1) return;
  let at = 8;
  for (const part of parts) part.set(undo.subarray(at, (at += part.length)));
}

export function forget(undo: Undo): void {
  Atomics.store(numberOf(undo), 0, 0);
}

function numberOf({ buffer }: Undo): Int32Array {
  return new Int32Array(buffer, 0, 1);
}
