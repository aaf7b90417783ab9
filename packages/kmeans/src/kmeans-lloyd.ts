import type { Fit, RowsAbout, Seed } from '@mixwell/core';
import { meanVariance } from '@mixwell/kernels';
import type { Algorithm } from './assign.ts';
import { type Init, startCenters } from './init.ts';
import { type LloydResult, lloyd } from './lloyd.ts';
import { refuseTooFewRows } from './refuse-too-few-rows.ts';

/** The options of k-means, resolved, but for what follows Lloyd's iterations. */
export interface LloydParams {
  readonly clusters: number;
  readonly init: Init;
  readonly maxIterations: number;
  readonly tolerance: number;
  /** Default 'auto'. */
  readonly algorithm?: Algorithm;
  readonly seed: Seed;
}

/** k-means as a part of another fit: the centers and labels without a model. */
export function* kmeansLloyd(
  owner: string,
  params: LloydParams,
  about: RowsAbout,
  finish: (result: LloydResult) => unknown = (result) => result,
): Fit<LloydResult> {
  refuseTooFewRows(owner, params.clusters, about);
  const variance = yield* meanVariance(owner, about);
  const start = yield* startCenters(owner, params, about);
  const { maxIterations, tolerance, algorithm = 'auto' } = params;
  return yield* lloyd(start, { maxIterations, settled: tolerance * variance, algorithm }, finish);
}
