import type { Task } from '../protocol.ts';
import type { Mixture } from './mixture.ts';

/** The mixture that every contender starts from: equal weights, the variances of the columns in every component. */
export function startOf({ clusters, start, variances }: Task, full: boolean): Mixture {
  const cols = variances.length;
  const one = full ? diagonal(variances) : variances;
  return {
    weights: new Float64Array(clusters).fill(1 / clusters),
    means: Float64Array.from(start),
    covariances: Float64Array.from({ length: clusters * one.length }, (_, at) => one[at % one.length]),
    full,
  };

  function diagonal(values: readonly number[]): number[] {
    return Array.from({ length: cols * cols }, (_, at) => (at % (cols + 1) === 0 ? values[at % cols] : 0));
  }
}
