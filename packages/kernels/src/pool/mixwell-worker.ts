import { type Order, carryOut } from './order.ts';
import type { Word } from './thread.ts';

interface Port {
  onmessage: ((event: { data: Order }) => void) | null;
  postMessage(word: Word): void;
}

/** The other side of a thread: `startThread` runs this file. */
const node = globalThis.process?.getBuiltinModule?.('node:worker_threads');
const port = (node?.parentPort ?? globalThis) as unknown as Port;

port.onmessage = ({ data: order }) => {
  try {
    carryOut(order);
  } catch {
    // What it did not finish is done again in the thread that asked, which meets the same error and can throw it there.
  }
  port.postMessage(order.id);
};
port.postMessage('ready');
