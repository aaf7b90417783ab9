import {
  type Done,
  type Piece,
  type PieceOrder,
  type RowArray,
  type Rows,
  type Team,
  type Thread,
  type Work,
  BLOCK_ROWS,
  blockCount,
  ifRoom,
  pieceBlocks,
  pieceCount,
} from '@mixwell/core';
import { buffersOf } from './buffers-of.ts';

/**
 * Work where memory cannot be shared: each thread is sent the rows of its own pieces once, and with each sweep their parts of the
 * row arrays, which come back with the sums.
 *
 * Pieces are dealt out evenly among the threads there are, and again when one has been lost. It costs a copy of the rows, and one of
 * the row arrays each way in every sweep.
 */
export function sentWork(team: Team, rows: Rows): Work {
  const shift = team.newShift();
  const count = pieceCount(blockCount(rows));
  /** Pieces whose rows a thread has: those that it answered for last. */
  const kept = new Map<Thread, ReadonlySet<number>>();

  const cut = <T extends RowArray>(array: T, piece: number): T => {
    const width = array.length / rows.matrix.rows;
    const { first, end } = rowsOf(piece, rows);
    return array.slice(first * width, end * width) as T;
  };
  const rowsToSend = (piece: number): Rows => {
    const { first, end } = rowsOf(piece, rows);
    const { data, cols } = rows.matrix;
    const matrix = { data: cut(data, piece), rows: end - first, cols };
    return { matrix, weights: rows.weights && cut(rows.weights, piece), arithmetic: rows.arithmetic };
  };
  return {
    isReady: () => team.started() > 0 && team.started() === team.threads().length,
    async share({ kernel, ask, arrays }) {
      const done: Done[] = [];
      const answered = new Map<Thread, Set<number>>();
      const threads = team.threads();
      const pieceFor = (piece: number, isKept: boolean): Piece => ({
        piece,
        first: rowsOf(piece, rows).first,
        arrays: Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, cut(array, piece)])),
        ...(!isKept && { rows: rowsToSend(piece) }),
      });
      await team.carryOut({
        orderFor(thread, id) {
          const own = dealt(count, threads.length, threads.indexOf(thread));
          const pieces = ifRoom(() => own.map((piece) => pieceFor(piece, kept.get(thread)?.has(piece) ?? false)));
          if (!pieces?.length) return undefined;
          answered.set(thread, new Set());
          const message: PieceOrder = { id, shift, kernel: kernel.name, ask, pieces };
          return { message, transfer: pieces.flatMap(({ rows, arrays }) => buffersOf(arrays, matrixOf(rows))) };
        },
        hear(piece, thread) {
          done[piece.piece] = piece;
          answered.get(thread)?.add(piece.piece);
        },
      });
      answered.forEach((pieces, thread) => kept.set(thread, pieces));
      return (piece) => {
        const found = done[piece] as Done | undefined;
        for (const name in found?.arrays) {
          const array = arrays[name];
          array.set(found.arrays[name], (rowsOf(piece, rows).first * array.length) / rows.matrix.rows);
        }
        return found?.sums;
      };
    },
    end() {
      for (const thread of team.threads()) thread.post({ dismissed: shift });
    },
  };
}

/** The pieces of thread `at` of `threads`, of `pieces` in all: neighbours, as evenly as can be. */
function dealt(pieces: number, threads: number, at: number): number[] {
  const first = Math.floor((pieces * at) / threads);
  return Array.from({ length: Math.floor((pieces * (at + 1)) / threads) - first }, (_, i) => first + i);
}

/** The rows of a piece, from `first` up to, and without, `end`. */
function rowsOf(piece: number, rows: Rows): { first: number; end: number } {
  const { first, end } = pieceBlocks(piece, blockCount(rows));
  return { first: first * BLOCK_ROWS, end: Math.min(end * BLOCK_ROWS, rows.matrix.rows) };
}

function matrixOf(rows: Rows | undefined): Record<string, RowArray> {
  return { ...(rows && { data: rows.matrix.data }), ...(rows?.weights && { weights: rows.weights }) };
}
