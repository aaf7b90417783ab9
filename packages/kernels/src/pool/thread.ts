import type { Worker as NodeWorker } from 'node:worker_threads';
import type { Done } from './piecework.ts';

/** What a thread says: that it has started, what it found, or that it has no more to do for the order of this number. */
export type Word = 'ready' | Done | number;

/** A thread of a crew. */
export interface Thread {
  /** Sends a message, which takes the memory in `transfer` with it. */
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  /** Whether the process must not end before it has answered. */
  hold(isHeld: boolean): void;
  end(): void;
}

/** Who listens to a thread. */
export interface Listener {
  said(word: Word): void;
  /** It has ended, or never started; perhaps said more than once. */
  lost(): void;
}

/** Starts a thread; null where none can be. */
export type StartThread = (listener: Listener) => Thread | null;

/** A thread of Node, or else of the browser; null where there are neither, or they are forbidden. */
export function startThread(listener: Listener): Thread | null {
  try {
    const node = globalThis.process?.getBuiltinModule?.('node:worker_threads');
    if (node) {
      const execArgv = workerArguments(process.execArgv);
      return nodeThread(new node.Worker(new URL('./mixwell-worker.ts', import.meta.url), { execArgv }), listener);
    }
    if (typeof Worker === 'undefined') return null;
    return webThread(new Worker(new URL('./mixwell-worker.ts', import.meta.url), { type: 'module' }), listener);
  } catch {
    return null;
  }
}

/** What Node was started with, without the option that it refuses where it runs a file. */
function workerArguments(all: readonly string[]): string[] {
  return all.filter((argument, i) => !argument.startsWith('--input-type') && all[i - 1] !== '--input-type');
}

function nodeThread(worker: NodeWorker, { said, lost }: Listener): Thread {
  worker.unref();
  worker.on('message', said);
  worker.on('error', lost);
  worker.on('exit', lost);
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
    end: () => void worker.terminate(),
  };
}

function webThread(worker: Worker, { said, lost }: Listener): Thread {
  worker.addEventListener('message', ({ data }) => said(data as Word));
  worker.addEventListener('error', () => lost());
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    hold: () => {},
    end() {
      worker.terminate();
      lost();
    },
  };
}

/** As much of a browser's worker as is used here. */
interface Worker {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  addEventListener(type: string, listener: (event: { data: unknown }) => void): void;
  terminate(): void;
}

declare const Worker: undefined | (new (url: URL, options: { type: 'module' }) => Worker);
