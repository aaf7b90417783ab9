import { type RowArray, type Rows, BLOCK_ROWS, blockCount } from '@mixwell/core';
import { type Board, allFinished, closeBoard, isFinished, newBoard, readPiece } from './board.ts';
import type { Order } from './order.ts';
import { pieceBlocks, pieceCount } from './pieces.ts';
import { sharedLike, sharedRows } from './shared-copy.ts';
import type { Team } from './team.ts';
import type { Work } from './work.ts';

/**
 * Work over a copy of `rows` in memory that all threads see: each takes pieces from one board as it comes free.
 *
 * Row arrays are copied there before a sweep and back after it, so that an algorithm sees ordinary memory.
 *
 * @throws RangeError where there is no memory for the copy.
 */
export function sharedWork(team: Team, rows: Rows): Work {
  const shared = sharedRows(rows);
  const twins = new WeakMap<RowArray, RowArray>();
  const open = new Set<Board>();

  const twinOf = (array: RowArray): RowArray => {
    const twin = twins.get(array) ?? sharedLike(array);
    twins.set(array, twin);
    twin.set(array);
    return twin;
  };
  return {
    isReady: () => team.started() > 0,
    async share({ kernel, ask, arrays }) {
      const blocks = blockCount(rows);
      const empty = () => kernel.empty(ask, rows.matrix.cols);
      const board = newBoard(pieceCount(blocks), empty());
      const copies = Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, twinOf(array)]));
      open.add(board);
      await team.carryOut({
        orderFor: (_, id): { message: Order } => ({
          message: { id, kernel: kernel.name, ask, rows: shared, arrays: copies, board },
        }),
        isDone: () => allFinished(board),
      });
      open.delete(board);
      return (piece) => {
        if (!isFinished(board, piece)) return undefined;
        const sums = empty();
        readPiece(board, piece, sums);
        for (const name in arrays) copyBlocks(copies[name], arrays[name], pieceBlocks(piece, blocks), rows);
        return sums;
      };
    },
    end: () => open.forEach(closeBoard),
  };
}

/** Copies the part of a row array that belongs to these blocks. */
function copyBlocks(from: RowArray, to: RowArray, range: { first: number; end: number }, { matrix }: Rows): void {
  const width = to.length / matrix.rows;
  const first = range.first * BLOCK_ROWS * width;
  to.set(from.subarray(first, range.end * BLOCK_ROWS * width), first);
}
