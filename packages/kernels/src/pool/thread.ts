import type * as workerThreads from 'node:worker_threads';
import { modulesToSend } from '../wasm/runtime.ts';
import type { Listener, StartThread, Thread, ThreadWord } from '@mixwell/core';

/**
 * Where a thread finds its file: its path has to stand beside `new Worker`, since that is what bundlers look for.
 *
 * `new Worker(new URL('./my-worker.ts', import.meta.url), ...)`, with `{ execArgv }` in Node and `{ type: 'module' }` in a page.
 */
export interface ThreadFile {
  inNode(threads: typeof workerThreads, execArgv: string[] | undefined): workerThreads.Worker;
  inPage(): PageWorker;
}

/** A thread that shares sweeps. */
export const startThread: StartThread = threadFrom({
  inNode: (threads, execArgv) => new threads.Worker(new URL('./mixwell-worker.ts', import.meta.url), { execArgv }),
  inPage: () => new Worker(new URL('./mixwell-worker.ts', import.meta.url), { type: 'module' }),
});

/**
 * Starts threads of Node, or else of the browser, which run this file; null where there are neither, or they are forbidden.
 *
 * They are sent the compiled kernels, so that they need not bring or compile them; without them they compute in TypeScript.
 */
export function threadFrom<Word = ThreadWord>(file: ThreadFile): StartThread<Word> {
  return (listener) => {
    try {
      const thread = newThread(file, listener);
      if (thread) sendKernels(thread);
      return thread;
    } catch {
      return null;
    }
  };
}

function sendKernels(thread: Thread): void {
  try {
    thread.post({ modules: modulesToSend() ?? new Map() });
  } catch {
    // This engine cannot send compiled code.
  }
}

function newThread(file: ThreadFile, listener: Listener<unknown>): Thread | null {
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (threads) return nodeThread(file.inNode(threads, workerArguments(process.execArgv)), listener);
  return typeof Worker === 'undefined' ? null : pageThread(file.inPage(), listener);
}

/**
 * Undefined, so that a thread has the arguments that Node was started with: those of its engine can only be inherited. But without the
 * one that Node refuses where it runs a file.
 */
function workerArguments(all: readonly string[]): string[] | undefined {
  const others = all.filter((argument, i) => !argument.startsWith('--input-type') && all[i - 1] !== '--input-type');
  return others.length < all.length ? others : undefined;
}

function nodeThread(worker: workerThreads.Worker, { said, lost }: Listener<unknown>): Thread {
  worker.on('message', said);
  worker.on('error', lost);
  worker.on('exit', lost);
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
    end: () => void worker.terminate(),
  };
}

function pageThread(worker: PageWorker, { said, lost }: Listener<unknown>): Thread {
  worker.addEventListener('message', ({ data }) => said(data));
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
export interface PageWorker {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  addEventListener(type: string, listener: (event: { data: unknown }) => void): void;
  terminate(): void;
}

declare const Worker: new (url: URL, options: { type: 'module' }) => PageWorker;
