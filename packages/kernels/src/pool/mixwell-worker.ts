import { type Order, carryOut } from './order.ts';
import { type Dismissal, type PieceOrder, pieceWorker } from './piecework.ts';
import type { Word } from './thread.ts';

interface Port {
  onmessage: ((event: { data: Order | PieceOrder | Dismissal }) => void) | null;
  postMessage(word: Word, transfer?: ArrayBuffer[]): void;
}

/** The other side of a thread: `startThread` runs this file. */
const node = globalThis.process?.getBuiltinModule?.('node:worker_threads');
const port = (node?.parentPort ?? globalThis) as unknown as Port;
const doPieces = pieceWorker((word, transfer) => port.postMessage(word, transfer));

port.onmessage = ({ data: message }) => {
  if (!('board' in message)) {
    doPieces(message);
    return;
  }
  try {
    carryOut(message);
  } catch {
    // What it did not finish is done again in the thread that asked, which meets the same error and can throw it there.
  }
  port.postMessage(message.id);
};
port.postMessage('ready');
