import {
  type Dismissal,
  type Ground,
  type Order,
  type Post,
  type SweepRequest,
  allFinished,
  awaitCall,
  blockCount,
  finishPiece,
  newAdding,
  partsOf,
  pieceBlocks,
  save,
  sumBlocksNow,
  takePiece,
} from '@mixwell/core';
import type { KnownKernels } from './known-kernels.ts';
import { type Settle, type Standing, stand } from './stand.ts';

/** The side of a thread that shares memory: what to call with each message. Gives whether the asking thread knows already that it is done. */
export function orderWorker(
  known: KnownKernels,
  settle: Settle,
): (message: Ground | Post | Order | Dismissal) => boolean {
  const kept = new Map<number, Standing & { readonly posts: Map<number, Post> }>();
  return (message) => {
    if ('dismissed' in message) {
      kept.delete(message.dismissed);
    } else if ('cols' in message) {
      kept.set(message.shift, { ...stand(message, settle), posts: new Map() });
    } else {
      const standing = kept.get(message.shift);
      if ('board' in message) standing?.posts.set(message.post, message);
      else return carryOut(message, known.get(message.kernel), standing, standing?.posts.get(message.post));
    }
    return false;
  };
}

/** Takes pieces of the sweep until none is left. Gives whether the asking thread has gone on since. */
function carryOut(
  { ask, arrays, saved, sweep }: Order,
  known: SweepRequest['kernel'] | undefined,
  standing: Standing | undefined,
  post: Post | undefined,
): boolean {
  if (!known || !standing || !post) return false;
  const { rows, find, calls } = standing;
  const { board, undo } = post;
  const blocks = blockCount(rows);
  const here = Object.fromEntries(Object.entries(arrays).map(([name, told]) => [name, find(told)]));
  const changed = saved.map((name) => here[name]);
  const adding = newAdding(known, ask, rows.matrix.cols);
  for (let piece = takePiece(board, sweep); piece !== null; piece = takePiece(board, sweep)) {
    const range = pieceBlocks(piece, blocks);
    if (undo) save(undo, piece, partsOf(changed, rows.matrix.rows, range));
    const sums = sumBlocksNow(known, ask, here, rows, range, adding);
    finishPiece(board, sweep, piece, sums);
    adding.spend(sums);
  }
  // Who finishes last leaves its core to the asking thread.
  return !allFinished(board, sweep) && awaitCall(calls, sweep);
}
