import {
  type RowArray,
  type Rows,
  type Shift,
  type SweepRequest,
  BLOCK_ROWS,
  MixwellError,
  blockCount,
  eventLoop,
  mergeTree,
  sumBlocks,
} from '@mixwell/core';
import { type Board, closeBoard, isFinished, newBoard, readPiece } from './board.ts';
import { knownKernels } from './known-kernels.ts';
import type { Order } from './order.ts';
import { pieceBlocks, pieceCount } from './pieces.ts';
import { sharedLike, sharedRows } from './shared-copy.ts';

/** As much of a crew as a shift needs. */
export interface Hands {
  /** Whether a thread has started, and none is to be waited for. */
  isReady(): boolean;
  /** Fulfilled when all pieces are finished, or no thread is left that works on them. */
  carryOut(order: Omit<Order, 'id'>): Promise<void>;
}

/**
 * A shift over a copy of `rows` in shared memory.
 *
 * Row arrays are copied into shared memory before a sweep and back after it: an algorithm sees ordinary memory, and what a thread
 * left half done is done again from what was there before.
 */
export function newShift(hands: Hands, rows: Rows): Shift {
  const shared = sharedRows(rows);
  const twins = new WeakMap<RowArray, RowArray>();
  const open = new Set<Board>();
  let hasEnded = false;

  const twinOf = (array: RowArray): RowArray => {
    const twin = twins.get(array) ?? sharedLike(array);
    twins.set(array, twin);
    twin.set(array);
    return twin;
  };
  const answer = async ({ kernel, ask, arrays }: SweepRequest): Promise<unknown> => {
    const blocks = blockCount(rows);
    const empty = () => kernel.empty(ask, rows.matrix.cols);
    const board = newBoard(pieceCount(blocks), empty());
    const copies = Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, twinOf(array)]));
    open.add(board);
    await hands.carryOut({ kernel: kernel.name, ask, rows: shared, arrays: copies, board });
    open.delete(board);
    const tree = mergeTree(kernel);
    const loop = eventLoop();
    try {
      for (let piece = 0; piece < pieceCount(blocks); piece++) {
        const range = pieceBlocks(piece, blocks);
        if (isFinished(board, piece)) {
          const sums = empty();
          readPiece(board, piece, sums);
          tree.add(sums);
          for (const name in arrays) copyBlocks(copies[name], arrays[name], range, rows);
        } else {
          await loop.turn();
          if (hasEnded) throw new MixwellError('aborted', 'The shift has ended.');
          const work = sumBlocks(kernel, ask, arrays, rows, range);
          let turn = work.next();
          while (!turn.done) turn = work.next();
          tree.add(turn.value);
        }
      }
    } finally {
      loop.close();
    }
    return tree.total();
  };
  return {
    sweep(request) {
      const isKnown = knownKernels.get(request.kernel.name) === request.kernel;
      return isKnown && hands.isReady() ? answer(request) : null;
    },
    end() {
      hasEnded = true;
      open.forEach(closeBoard);
    },
  };
}

/** Copies the part of a row array that belongs to these blocks. */
function copyBlocks(from: RowArray, to: RowArray, range: { first: number; end: number }, { matrix }: Rows): void {
  const width = to.length / matrix.rows;
  const first = range.first * BLOCK_ROWS * width;
  to.set(from.subarray(first, range.end * BLOCK_ROWS * width), first);
}
