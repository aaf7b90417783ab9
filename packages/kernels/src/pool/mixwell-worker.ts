import type { ThreadWord } from '@mixwell/core';
import { settle } from '../wasm/machine-at.ts';
import { type Modules, useModules } from '../wasm/runtime.ts';
import { knownKernels } from './known-kernels.ts';
import { type ThreadMessage, threadSide } from './thread-side.ts';

interface Port {
  onmessage: ((event: { data: ThreadMessage | { modules: Modules } }) => void) | null;
  postMessage(word: ThreadWord, transfer?: ArrayBuffer[]): void;
}

/** The other side of a thread: `startThread` runs this file. */
const node = globalThis.process?.getBuiltinModule?.('node:worker_threads');
const port = (node?.parentPort ?? globalThis) as unknown as Port;
const hear = threadSide((word, transfer) => port.postMessage(word, transfer), knownKernels, settle);

port.onmessage = ({ data }) => {
  if ('modules' in data) useModules(data.modules);
  else hear(data);
};
port.postMessage('ready');
