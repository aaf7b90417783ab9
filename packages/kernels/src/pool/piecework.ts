import { type RowArray, type Rows, type SweepRequest, eventLoop, sumBlocks } from '@mixwell/core';
import { knownKernels } from './known-kernels.ts';
import { type Prepared, preparedOnce } from './prepared-once.ts';
import type { AnySums } from './work.ts';

type AnyKernel = SweepRequest['kernel'];

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

type Say = (word: Done | number, transfer: ArrayBuffer[]) => void;

/** The side of a thread: what to call with each message. Between two pieces it hears whether the shift is over. */
export function pieceWorker(say: Say): (message: PieceOrder | Dismissal) => void {
  const kept = new Map<number, ReadonlyMap<number, Rows>>();
  const loop = eventLoop();
  let last = Promise.resolve();

  const work = async ({ id, shift, kernel: name, ask, pieces }: PieceOrder): Promise<void> => {
    const known = knownKernels.get(name);
    const kernel = known && preparedOnce(known);
    for (const { piece, first, arrays } of kernel ? pieces : []) {
      await loop.turn();
      const rows = kept.get(shift)?.get(piece);
      if (!rows) continue;
      try {
        const sums = sumPiece(fromRow(kernel as Prepared, first), ask, arrays, rows);
        say({ order: id, piece, sums, arrays }, buffersOf(sums, arrays));
      } catch {
        // It is done again in the thread that asked, which meets the same error and can throw it there.
      }
    }
    say(id, []);
  };
  return (message) => {
    if ('dismissed' in message) {
      kept.delete(message.dismissed);
      return;
    }
    const before = kept.get(message.shift);
    const rows = message.pieces.map(({ piece, rows }) => [piece, rows ?? before?.get(piece)] as const);
    kept.set(message.shift, new Map(rows.filter((entry): entry is [number, Rows] => entry[1] !== undefined)));
    last = last.then(() => work(message));
  };
}

/** The memory that a message can take with it, each part once. */
export function buffersOf(...parts: readonly Readonly<Record<string, RowArray>>[]): ArrayBuffer[] {
  const all = parts.flatMap((part) => Object.values(part).map(({ buffer }) => buffer as ArrayBuffer));
  return [...new Set(all)];
}

/** The kernel for rows of which the first is row `first` of all. */
function fromRow(kernel: Prepared, first: number): AnyKernel {
  return {
    ...kernel,
    prepare(ask, cols) {
      const add = kernel.prepare(ask, cols);
      return (block, sums, arrays) => add({ ...block, first: first + block.first }, sums, arrays);
    },
  };
}

function sumPiece(kernel: AnyKernel, ask: unknown, arrays: Readonly<Record<string, RowArray>>, rows: Rows): AnySums {
  const work = sumBlocks(kernel, ask, arrays, rows);
  let turn = work.next();
  while (!turn.done) turn = work.next();
  return turn.value;
}
