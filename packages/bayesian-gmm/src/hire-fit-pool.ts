import { type PageWorker, fitPoolOf } from '@mixwell/fit-pool';
import type { HireFitPool } from '@mixwell/core';
import { bayesianGmmKind } from './model.ts';

declare const Worker: new (url: URL, options: { type: 'module' }) => PageWorker;

/** Starts threads that make whole fits of Bayesian mixtures. */
export const hireFitPool: HireFitPool = fitPoolOf(
  {
    inNode: (threads, execArgv) =>
      new threads.Worker(new URL('./bayesian-gmm-worker.ts', import.meta.url), { execArgv }),
    inPage: () => new Worker(new URL('./bayesian-gmm-worker.ts', import.meta.url), { type: 'module' }),
  },
  [bayesianGmmKind],
);
