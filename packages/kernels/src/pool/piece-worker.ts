import {
  type Adding,
  type Dismissal,
  type Done,
  type PieceOrder,
  type RowArray,
  type Rows,
  eventLoop,
  newAdding,
  sumBlocksNow,
} from '@mixwell/core';
import { buffersOf } from './buffers-of.ts';
import type { KnownKernels } from './known-kernels.ts';

type AnyAdding = Adding<Record<string, Float64Array>, Record<string, RowArray>>;
type Say = (word: Done | number, transfer: ArrayBuffer[]) => void;

/** The side of a thread: what to call with each message. Between two pieces it hears whether the shift is over. */
export function pieceWorker(say: Say, known: KnownKernels): (message: PieceOrder | Dismissal) => void {
  const kept = new Map<number, ReadonlyMap<number, Rows>>();
  const loop = eventLoop();
  let last = Promise.resolve();

  const work = async ({ id, shift, kernel: name, ask, pieces }: PieceOrder): Promise<void> => {
    const kernel = known.get(name);
    let adding: AnyAdding | undefined;
    for (const { piece, first, arrays } of pieces) {
      await loop.turn();
      const rows = kept.get(shift)?.get(piece);
      if (!kernel || !rows) continue;
      try {
        adding ??= newAdding(kernel, ask, rows.matrix.cols);
        const sums = sumBlocksNow(kernel, ask, arrays, rows, undefined, fromRow(adding, first));
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

/** The same for rows of which the first is row `first` of all. */
function fromRow({ add, ...sums }: AnyAdding, first: number): AnyAdding {
  return { ...sums, add: (block, ...to) => add({ ...block, first: first + block.first }, ...to) };
}
