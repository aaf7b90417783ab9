import type { ModelAsk } from '../worker/problem.ts';

/** The way to start that seeds vary: that of the model, or random points where it has no chance in it. */
export function variedStart({ method, start }: Pick<ModelAsk, 'method' | 'start'>): ModelAsk['start'] {
  const isRandom = start === 'random' || start === 'random-rows' || start === 'k-means++';
  return isRandom ? start : method === 'kmeans' ? 'random' : 'random-rows';
}
