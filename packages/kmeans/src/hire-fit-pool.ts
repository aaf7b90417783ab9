import { type PageWorker, fitPoolOf } from '@mixwell/fit-pool';
import type { HireFitPool } from '@mixwell/core';
import { bisectingKmeansKind } from './bisecting/model.ts';
import { miniBatchKmeansKind } from './mini-batch/model.ts';
import { kmeansKind } from './model.ts';
import { sphericalKmeansKind } from './spherical/model.ts';

declare const Worker: new (url: URL, options: { type: 'module' }) => PageWorker;

/** Starts threads that make whole fits of k-means and its kin. */
export const hireFitPool: HireFitPool = fitPoolOf(
  {
    inNode: (threads, execArgv) => new threads.Worker(new URL('./kmeans-worker.ts', import.meta.url), { execArgv }),
    inPage: () => new Worker(new URL('./kmeans-worker.ts', import.meta.url), { type: 'module' }),
  },
  [kmeansKind, bisectingKmeansKind, miniBatchKmeansKind, sphericalKmeansKind],
);
