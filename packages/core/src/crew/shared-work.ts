import type { RowArray } from '../kernel.ts';
import { type Rows, BLOCK_ROWS, blockCount } from '../runner/blocks.ts';
import { type Board, allFinished, closeBoard, isFinished, newBoard, readPiece } from './board.ts';
import { type Ground, type Lodging, tell } from './ground.ts';
import type { Order } from './order.ts';
import { pieceBlocks, pieceCount } from './pieces.ts';
import { sharedCopy, sharedLike } from './shared-copy.ts';
import type { Team } from './team.ts';
import type { Thread } from './thread.ts';
import { type Undo, forget, newUndo, partsOf, restore } from './undo.ts';
import type { Work } from './work.ts';

/**
 * Work over `rows`, which may live in memory of the kernels, in memory that all threads see: each takes pieces from one board as it comes free.
 *
 * Rows, weights and row arrays that lie in such memory are used where they are; others are copied there, and row arrays back after
 * each sweep, so that an algorithm sees ordinary memory.
 *
 * @throws RangeError where there is no memory for the copy.
 */
export function sharedWork(team: Team, rows: Rows, lodging?: Lodging): Work {
  const shift = team.newShift();
  const { matrix, weights, arithmetic } = rows;
  const blocks = blockCount(rows);
  const data = sharedCopy(matrix.data);
  const memory = lodging?.memory;
  const ground: Ground = {
    shift,
    memory,
    rows: matrix.rows,
    cols: matrix.cols,
    data: tell(data, memory),
    weights: weights && tell(sharedCopy(weights), memory),
    arithmetic,
  };
  const twins = new WeakMap<RowArray, RowArray>();
  /** Threads that were told of the rows, with the room that each has. */
  const told = new Map<Thread, Ground['room']>();
  const undos = new Map<Thread, Undo>();
  /** Sweeps that are under way. */
  const open = new Map<Board, Promise<void>>();

  const twinOf = (array: RowArray): RowArray => {
    const twin = twins.get(array) ?? sharedLike(array);
    twins.set(array, twin);
    twin.set(array);
    return twin;
  };
  const tellOnce = (thread: Thread): void => {
    if (told.has(thread)) return;
    const room = lodging?.rooms.pop();
    told.set(thread, room);
    thread.post({ ...ground, room });
  };
  const undoFor = (thread: Thread, arrays: readonly RowArray[]): Undo | undefined => {
    if (arrays.length === 0) return undefined;
    const parts = partsOf(arrays, matrix.rows, pieceBlocks(0, blocks));
    const last = undos.get(thread);
    const undo = last && last.length >= parts.reduce((sum, { length }) => sum + length, 8) ? last : newUndo(parts);
    undos.set(thread, undo);
    forget(undo);
    return undo;
  };
  const dismiss = (): void => {
    for (const [thread, room] of told) {
      thread.post({ dismissed: shift });
      if (room) lodging?.rooms.push(room);
    }
  };
  return {
    isReady: () => team.started() > 0,
    async share({ kernel, ask, arrays }) {
      const empty = () => kernel.empty(ask, matrix.cols);
      const board = newBoard(pieceCount(blocks), empty());
      const isInPlace = (name: string): boolean => arrays[name].buffer instanceof SharedArrayBuffer;
      const inPlace = Object.keys(arrays).filter(isInPlace);
      const saved = kernel.isRepeatable ? [] : inPlace;
      const changed = saved.map((name) => arrays[name]);
      const copied = Object.keys(arrays).filter((name) => !isInPlace(name));
      const copies = Object.fromEntries(copied.map((name) => [name, twinOf(arrays[name])]));
      const near = Object.fromEntries(inPlace.map((name) => [name, tell(arrays[name], memory)]));
      const work = team.carryOut({
        orderFor(thread, id): { message: Order } {
          tellOnce(thread);
          const undo = undoFor(thread, changed);
          return {
            message: { id, shift, kernel: kernel.name, ask, arrays: { ...copies, ...near }, undo, saved, board },
          };
        },
        isDone: () => allFinished(board),
      });
      open.set(board, work);
      await work;
      open.delete(board);
      return (piece) => {
        const range = pieceBlocks(piece, blocks);
        if (!isFinished(board, piece)) {
          const parts = partsOf(changed, matrix.rows, range);
          undos.forEach((undo) => restore(undo, piece, parts));
          return undefined;
        }
        const sums = empty();
        readPiece(board, piece, sums);
        for (const name of copied) copyBlocks(copies[name], arrays[name], range, rows);
        return sums;
      };
    },
    end() {
      open.forEach((_, board) => closeBoard(board));
      if (open.size === 0) return dismiss();
      return Promise.all(open.values()).then(dismiss);
    },
  };
}

/** Copies the part of a row array that belongs to these blocks. */
function copyBlocks(from: RowArray, to: RowArray, range: { first: number; end: number }, { matrix }: Rows): void {
  const width = to.length / matrix.rows;
  const first = range.first * BLOCK_ROWS * width;
  to.set(from.subarray(first, range.end * BLOCK_ROWS * width), first);
}
