import type { Worker as NodeWorker } from 'node:worker_threads';
import { modulesToSend } from '../wasm/runtime.ts';
import type { Listener, Thread, ThreadWord } from '@mixwell/core';

/**
 * A thread of Node, or else of the browser; null where there are neither, or they are forbidden.
 *
 * It is sent the compiled kernels, so that it need not bring or compile them; without them it computes in TypeScript.
 */
export function startThread(listener: Listener): Thread | null {
  try {
    const thread = newThread(listener);
    if (thread) sendKernels(thread);
    return thread;
  } catch {
    return null;
  }
}

function sendKernels(thread: Thread): void {
  try {
    thread.post({ modules: modulesToSend() ?? new Map() });
  } catch {
    // This engine cannot send compiled code.
  }
}

function newThread(listener: Listener): Thread | null {
  const node = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (node) {
    const execArgv = workerArguments(process.execArgv);
    return nodeThread(new node.Worker(new URL('./mixwell-worker.ts', import.meta.url), { execArgv }), listener);
  }
  if (typeof Worker === 'undefined') return null;
  return webThread(new Worker(new URL('./mixwell-worker.ts', import.meta.url), { type: 'module' }), listener);
}

/**
 * Undefined, so that a thread has the arguments that Node was started with: those of its engine can only be inherited. But without the
 * one that Node refuses where it runs a file.
 */
function workerArguments(all: readonly string[]): string[] | undefined {
  const others = all.filter((argument, i) => !argument.startsWith('--input-type') && all[i - 1] !== '--input-type');
  return others.length < all.length ? others : undefined;
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
  worker.addEventListener('message', ({ data }) => said(data as ThreadWord));
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
