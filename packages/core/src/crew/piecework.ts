import type { RowArray } from '../kernel.ts';
import type { Rows } from '../runner/blocks.ts';
import type { AnySums } from './work.ts';

/** Pieces of one sweep, as a thread is told of them that sees no memory but its own. */
export interface PieceOrder {
  /** Tells it from other orders of the crew. */
  readonly id: number;
  /** Tells the rows of one fit from those of others. */
  readonly shift: number;
  /** Name of the kernel. */
  readonly kernel: string;
  readonly ask: unknown;
  /** All that this thread has a part in; it keeps the rows of these, and of no others. */
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly piece: number;
  /** The rows of the piece alone; absent where the thread has them from before. */
  readonly rows?: Rows;
  /** Index of the first of them among all rows. */
  readonly first: number;
  /** The parts of the row arrays that belong to them. */
  readonly arrays: Readonly<Record<string, RowArray>>;
}

/** The shift is over: its rows are of no more use. */
export interface Dismissal {
  readonly dismissed: number;
}

/** A finished piece, and its parts of the row arrays as they are now. */
export interface Done {
  readonly order: number;
  readonly piece: number;
  readonly sums: AnySums;
  readonly arrays: Readonly<Record<string, RowArray>>;
}
