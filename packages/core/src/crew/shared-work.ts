import type { SweepRequest } from '../fit.ts';
import type { RowArray } from '../kernel.ts';
import { type BlockRange, type Rows, BLOCK_ROWS, blockCount } from '../runner/blocks.ts';
import { type Board, allFinished, closeBoard, isFinished, newBoard, openBoard, piecesOn } from './board.ts';
import { callFor, callOff, newCalls } from './calls.ts';
import { type Ground, type Lodging, tell } from './ground.ts';
import type { Order, Post } from './order.ts';
import { pieceBlocks, pieceCount } from './pieces.ts';
import { sharedCopy, sharedLike } from './shared-copy.ts';
import type { Team } from './team.ts';
import type { Thread } from './thread.ts';
import { type Undo, forget, newUndo, partsOf, restore } from './undo.ts';
import type { AnySums, Work } from './work.ts';

/** What the sweeps of a kernel use one after the other: making it takes as long as some blocks of rows. */
interface SweepRoom {
  readonly id: number;
  readonly board: Board;
  /** The sums of each piece, on the board. */
  readonly pieces: readonly AnySums[];
  /** Threads that were told of it, and where each saves what it changes. */
  readonly undos: Map<Thread, Undo | undefined>;
}

/**
 * Work over `rows`, which may live in memory of the kernels, in memory that all threads see: each takes pieces from one board as it
 * comes free.
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
    calls: newCalls(),
  };
  const twins = new WeakMap<RowArray, RowArray>();
  /** Threads that were told of the rows, with the room that each has. */
  const told = new Map<Thread, Ground['room']>();
  const sweepRooms = new Map<string, SweepRoom>();
  let sweeps = 0;
  /** What closes the sweep that is under way, and its end. */
  let open: { close(): void; readonly work: Promise<void> } | undefined;

  const twinOf = (array: RowArray): RowArray => {
    const twin = twins.get(array) ?? sharedLike(array);
    twins.set(array, twin);
    twin.set(array);
    return twin;
  };
  const sweepRoomFor = ({ kernel, ask }: SweepRequest, saved: readonly RowArray[]): SweepRoom => {
    const blank = kernel.empty(ask, matrix.cols);
    const lengths = [...Object.values(blank), ...saved].map(({ byteLength }) => byteLength);
    const name = [kernel.name, ...lengths].join();
    let room = sweepRooms.get(name);
    if (!room) {
      const board = newBoard(pieceCount(blocks), blank);
      room = { id: sweepRooms.size, board, pieces: piecesOn(board, blank), undos: new Map() };
      sweepRooms.set(name, room);
    }
    return room;
  };
  const introduce = (thread: Thread, { id, board, undos }: SweepRoom, saved: readonly RowArray[]): void => {
    if (!told.has(thread)) {
      const room = lodging?.rooms.pop();
      told.set(thread, room);
      thread.post({ ...ground, room });
    }
    if (!undos.has(thread)) {
      const undo = saved.length > 0 ? newUndo(partsOf(saved, matrix.rows, pieceBlocks(0, blocks))) : undefined;
      undos.set(thread, undo);
      thread.post({ shift, post: id, board, undo } satisfies Post);
    }
    const undo = undos.get(thread);
    if (undo) forget(undo);
  };
  const dismiss = (): void => {
    callOff(ground.calls);
    for (const [thread, room] of told) {
      thread.post({ dismissed: shift });
      if (room) lodging?.rooms.push(room);
    }
  };
  return {
    isReady: () => team.started() > 0,
    async share(request) {
      const { kernel, ask, arrays } = request;
      const names = Object.keys(arrays);
      const isInPlace = (name: string): boolean => arrays[name].buffer instanceof SharedArrayBuffer;
      const copied = names.filter((name) => !isInPlace(name));
      const saved = kernel.isRepeatable ? [] : names.filter(isInPlace);
      const before = saved.map((name) => arrays[name]);
      const copies = Object.fromEntries(copied.map((name) => [name, twinOf(arrays[name])]));
      const near = Object.fromEntries(names.filter(isInPlace).map((name) => [name, tell(arrays[name], memory)]));
      const room = sweepRoomFor(request, before);
      const { board, pieces, undos } = room;
      const sweep = ++sweeps;
      openBoard(board, sweep);
      const work = team.carryOut({
        orderFor(thread, id): { message: Order } {
          introduce(thread, room, before);
          const at = { id, shift, post: room.id, sweep };
          return { message: { ...at, kernel: kernel.name, ask, arrays: { ...copies, ...near }, saved } };
        },
        isDone: () => allFinished(board, sweep),
      });
      callFor(ground.calls, sweep);
      open = { close: () => closeBoard(board, sweep), work };
      await work;
      open = undefined;
      return (piece) => {
        const range = pieceBlocks(piece, blocks);
        if (!isFinished(board, sweep, piece)) {
          const parts = partsOf(before, matrix.rows, range);
          undos.forEach((undo) => undo && restore(undo, piece, parts));
          return undefined;
        }
        for (const name of copied) copyBlocks(copies[name], arrays[name], range, rows);
        return pieces[piece];
      };
    },
    end() {
      if (!open) return dismiss();
      open.close();
      return open.work.then(dismiss);
    },
  };
}

/** Copies the part of a row array that belongs to these blocks. */
function copyBlocks(from: RowArray, to: RowArray, range: BlockRange, { matrix }: Rows): void {
  const width = to.length / matrix.rows;
  const first = range.first * BLOCK_ROWS * width;
  to.set(from.subarray(first, range.end * BLOCK_ROWS * width), first);
}
