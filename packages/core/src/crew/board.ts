import type { AnySums } from './work.ts';

/** Where threads take the pieces of one sweep from, and leave their sums: plain data over shared memory. */
export interface Board {
  /** The next piece to take, then of each piece whether it is done. */
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

/** A piece that nobody has taken yet; null when there is none left. */
export function takePiece({ flags }: Board): number | null {
  const piece = Atomics.add(flags, 0, 1);
  return piece < flags.length - 1 ? piece : null;
}

/** Leaves nothing to take. */
export function closeBoard({ flags }: Board): void {
  Atomics.store(flags, 0, flags.length);
}

export function finishPiece({ flags, sums }: Board, piece: number, found: AnySums): void {
  let at = (piece * sums.length) / (flags.length - 1);
  for (const field of Object.values(found)) {
    sums.set(field, at);
    at += field.length;
  }
  Atomics.store(flags, 1 + piece, 1);
}

export function isFinished({ flags }: Board, piece: number): boolean {
  return Atomics.load(flags, 1 + piece) === 1;
}

export function allFinished(board: Board): boolean {
  for (let piece = board.flags.length - 2; piece >= 0; piece--) if (!isFinished(board, piece)) return false;
  return true;
}

/** The sums of a finished piece, in the fields of `into`. */
export function readPiece({ flags, sums }: Board, piece: number, into: AnySums): void {
  let at = (piece * sums.length) / (flags.length - 1);
  for (const field of Object.values(into)) {
    field.set(sums.subarray(at, at + field.length));
    at += field.length;
  }
}
