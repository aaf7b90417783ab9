import { type ClusterModel, adjustedRandIndex, matchLabels } from 'mixwell';
import type { Trial } from './trials.ts';

/** How well a model found the clusters of a trial. */
export interface Outcome<M extends ClusterModel = ClusterModel> {
  readonly method: string;
  readonly model: M;
  /** The label of each row, in the names of the truth. */
  readonly labels: Int32Array;
  /** What a label of the model is called in the truth. */
  match(label: number): number;
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
    match: (label) => match.mapping.get(label) ?? label,
    adjustedRandIndex: adjustedRandIndex(trial.labels, model.labels),
    accuracy: match.accuracy,
  };
}
