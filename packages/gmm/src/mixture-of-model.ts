import { type Mixture, reordered } from '@mixwell/mixtures';
import type { GmmModel } from './model.ts';

/** The mixture of a model, its components in the model's order. */
export function mixtureOf({ weights, means, covariances, noise }: GmmModel): Mixture {
  const { rows, cols, data } = means;
  const all = new Float64Array(rows * cols * cols);
  covariances.forEach((covariance, k) => all.set(covariance.data, k * cols * cols));
  return { components: rows, cols, weights, means: data, covariances: all, ...(noise && { noise }) };
}

/** The same with its components in the order of the start, in which "update" counts them. */
export function mixtureInStartOrder(model: GmmModel): Mixture {
  return reordered(mixtureOf(model), placesInStart(model));
}

/** For each place in the start, the component that it became. */
export function placesInStart({ startIndex }: GmmModel): Int32Array {
  const places = new Int32Array(startIndex.length);
  startIndex.forEach((place, k) => (places[place] = k));
  return places;
}
