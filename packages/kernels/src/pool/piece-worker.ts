import {
  type Dismissal,
  type Done,
  type PieceOrder,
  type Rows,
  type SweepRequest,
  eventLoop,
  sumBlocksNow,
} from '@mixwell/core';
import { buffersOf } from './buffers-of.ts';
import type { KnownKernels } from './known-kernels.ts';
import { type Prepared, preparedOnce } from './prepared-once.ts';

type AnyKernel = SweepRequest['kernel'];
type Say = (word: Done | number, transfer: ArrayBuffer[]) => void;

/** The side of a thread: what to call with each message. Between two pieces it hears whether the shift is over. */
export function pieceWorker(say: Say, known: KnownKernels): (message: PieceOrder | Dismissal) => void {
  const kept = new Map<number, ReadonlyMap<number, Rows>>();
  const loop = eventLoop();
  let last = Promise.resolve();

  const work = async ({ id, shift, kernel: name, ask, pieces }: PieceOrder): Promise<void> => {
    const own = known.get(name);
    const kernel = own && preparedOnce(own);
    for (const { piece, first, arrays } of kernel ? pieces : []) {
      await loop.turn();
      const rows = kept.get(shift)?.get(piece);
      if (!rows) continue;
      try {
        const sums = sumBlocksNow(fromRow(kernel as Prepared, first), ask, arrays, rows);
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
