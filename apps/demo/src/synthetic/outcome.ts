import type { ClusterModel } from '@mixwell/core';
import { adjustedRandIndex, matchLabels } from '@mixwell/metrics';
import type { Trial } from './trials.ts';

/** How well a model found the clusters of a trial. */
export interface Outcome<M extends ClusterModel = ClusterModel> {
  readonly method: string;
  readonly model: M;
  /** The model's labels in the names of the truth. */
  readonly labels: Int32Array;
  /** 1 where the partitions are the same, about 0 where they have nothing to do with each other. */
  readonly adjustedRandIndex: number;
  /** Share of the rows whose label is right. */
  readonly accuracy: number;
}

export function outcome<M extends ClusterModel>(method: string, model: M, trial: Trial): Outcome<M> {
  const match = matchLabels(trial.labels, model.labels);
  return {
    method,
    model,
    labels: match.relabel(model.labels),
    adjustedRandIndex: adjustedRandIndex(trial.labels, model.labels),
    accuracy: match.accuracy,
  };
}
