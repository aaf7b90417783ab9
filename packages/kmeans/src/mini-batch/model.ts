import { type FitReport, type ModelKind, fromJSON } from '@mixwell/core';
import { type Identity, type KmeansModel, kmeansModel } from '../model.ts';
import type { BatchState } from './batch-step.ts';
import { type MiniBatchKmeansParams, miniBatchKmeansRules } from './options.ts';

/** A k-means model that can go on with another batch: see `partialFit`. */
export interface MiniBatchKmeansModel extends KmeansModel {
  /** Weight of the rows that each center has seen. */
  readonly counts: Float64Array;
  /** Batches seen. */
  readonly batches: number;
}

export function miniBatchModel(
  identity: Identity,
  report: FitReport,
  { centers, counts, batches }: BatchState,
  labels: Int32Array,
): MiniBatchKmeansModel {
  return kmeansModel(identity, report, centers, labels, { counts, batches });
}

/** How models of `miniBatchKmeans` come back from JSON. */
export const miniBatchKmeansKind: ModelKind<MiniBatchKmeansModel> = {
  name: 'miniBatchKmeans',
  restore({ name, params, columns, report }, state) {
    state.refuseUnless('params', hasBatchParams(params));
    const clusters = state.count('clusters');
    const counts = state.numbers('counts', clusters);
    state.refuseUnless(
      'counts',
      counts.every((count) => count >= 0),
    );
    const batches = state.count('batches');
    const centers = state.matrix('centers', clusters, columns.length);
    const labels = state.labels('labels', report.rows, clusters);
    return miniBatchModel({ name, params, columns }, report, { centers, counts, batches }, labels);
  },
};

/**
 * The model of `miniBatchKmeans` in `json`, as `toJSON` gave it; `partialFit` goes on from it with the same bits.
 *
 * @throws MixwellError `invalid-model` where it is not one.
 */
export function miniBatchKmeansFromJSON(json: unknown): MiniBatchKmeansModel {
  return fromJSON(json, [miniBatchKmeansKind]);
}

const batchParams = ['batchSize', 'reassignment', 'seed'] as const;

/** Whether the params have what the next batch needs. */
function hasBatchParams(
  params: Readonly<Record<string, unknown>>,
): params is Record<string, unknown> & MiniBatchKmeansParams {
  const where = { owner: 'miniBatchKmeans', option: '' };
  return batchParams.every((option) => miniBatchKmeansRules[option].read(params[option], where) === params[option]);
}
