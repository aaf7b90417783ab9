import type { AnySums } from './work.ts';

/**
 * Where threads take the pieces of a sweep from, and leave their sums: plain data over shared memory, which one sweep after the other
 * uses. A thread that is late for one of them takes nothing from the next.
 */
export interface Board {
  /** Pieces taken in all sweeps so far, then of each piece the last sweep that it was done in. */
  readonly flags: Int32Array;
  /** Sums of the pieces, end to end, each field by field. */
  readonly sums: Float64Array;
}

/** A board for `pieces` that each have sums like `blank`. */
export function newBoard(pieces: number, blank: AnySums): Board {
  const length = Object.values(blank).reduce((sum, field) => sum + field.length, 0);
  return {
    flags: new Int32Array(new SharedArrayBuffer(4 * (1 + pieces))),
    sums: new Float64Array(new SharedArrayBuffer(8 * pieces * length)),
  };
}

/** Leaves all pieces to take, in sweep number `sweep`, from 1. */
export function openBoard({ flags }: Board, sweep: number): void {
  Atomics.store(flags, 0, firstOf(flags, sweep));
}

/** A piece of this sweep that nobody has taken yet; null when there is none left. */
export function takePiece({ flags }: Board, sweep: number): number | null {
  const first = firstOf(flags, sweep);
  for (;;) {
    const taken = Atomics.load(flags, 0);
    const piece = taken - first;
    if (piece < 0 || piece >= flags.length - 1) return null;
    if (Atomics.compareExchange(flags, 0, taken, taken + 1) === taken) return piece;
  }
}

/** Leaves nothing to take of this sweep. */
export function closeBoard({ flags }: Board, sweep: number): void {
  Atomics.store(flags, 0, firstOf(flags, sweep) + flags.length - 1);
}

export function finishPiece({ flags, sums }: Board, sweep: number, piece: number, found: AnySums): void {
  let at = (piece * sums.length) / (flags.length - 1);
  for (const name in found) at = putField(found[name], sums, at);
  Atomics.store(flags, 1 + piece, sweep);
}

/** Fields are short: a call of what copies into shared memory costs more. */
function putField(field: Float64Array, sums: Float64Array, at: number): number {
  for (let i = 0, { length } = field; i < length; i++) sums[at + i] = field[i];
  return at + field.length;
}

export function isFinished({ flags }: Board, sweep: number, piece: number): boolean {
  return Atomics.load(flags, 1 + piece) === sweep;
}

export function allFinished(board: Board, sweep: number): boolean {
  for (let piece = board.flags.length - 2; piece >= 0; piece--) if (!isFinished(board, sweep, piece)) return false;
  return true;
}

/** The sums of each piece, where they are on the board, in fields like those of `blank`. */
export function piecesOn({ flags, sums }: Board, blank: AnySums): AnySums[] {
  let at = 0;
  const field = ([name, { length }]: [string, Float64Array]) => [name, sums.subarray(at, (at += length))] as const;
  return Array.from({ length: flags.length - 1 }, () => Object.fromEntries(Object.entries(blank).map(field)));
}

/** What was taken before a sweep; of sweeps that are too many to count apart, the first comes again. */
function firstOf({ length }: Int32Array, sweep: number): number {
  return (sweep * length) % 2 ** 30;
}
