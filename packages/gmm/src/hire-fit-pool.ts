import { type PageWorker, fitPoolOf } from '@mixwell/fit-pool';
import type { HireFitPool } from '@mixwell/core';
import { gmmKind } from './from-json.ts';

declare const Worker: new (url: URL, options: { type: 'module' }) => PageWorker;

/** Starts threads that make whole fits of Gaussian mixtures. */
export const hireFitPool: HireFitPool = fitPoolOf(
  {
    inNode: (threads, execArgv) => new threads.Worker(new URL('./gmm-worker.ts', import.meta.url), { execArgv }),
    inPage: () => new Worker(new URL('./gmm-worker.ts', import.meta.url), { type: 'module' }),
  },
  [gmmKind],
);
