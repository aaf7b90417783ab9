import type { Dismissal, Ground, Order, PieceOrder, Post, ThreadWord } from '@mixwell/core';
import type { KnownKernels } from './known-kernels.ts';
import { orderWorker } from './order-worker.ts';
import { pieceWorker } from './piece-worker.ts';
import type { Settle } from './stand.ts';

/** What a thread is told. */
export type ThreadMessage = Ground | Post | Order | PieceOrder | Dismissal;

/** The side of a thread, which knows these kernels: what to call with each message. */
export function threadSide(
  say: (word: ThreadWord, transfer?: ArrayBuffer[]) => void,
  known: KnownKernels,
  settle: Settle,
): (message: ThreadMessage) => void {
  const doPieces = pieceWorker(say, known);
  const follow = orderWorker(known, settle);
  return (message) => {
    if ('pieces' in message) {
      doPieces(message);
      return;
    }
    if ('dismissed' in message) doPieces(message);
    let isKnown = false;
    try {
      isKnown = follow(message);
    } catch {
      // What it did not finish is done again in the thread that asked, which meets the same error and can throw it there.
    }
    if ('sweep' in message && !isKnown) say(message.id);
  };
}
