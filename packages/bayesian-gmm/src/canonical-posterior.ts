import { canonical } from '@mixwell/mixtures';
import type { Posterior } from './posterior.ts';

/** A posterior with its components by falling mean weight, equal weights by rising mean. */
export interface CanonicalPosterior extends Posterior {
  /** The place of each component in the fit: that in which its share is broken off the stick. */
  readonly place: Int32Array;
}

/**
 * The same posterior in canonical order.
 *
 * Sorting is for output alone: what is known of a stick's breaks, and so the bound, holds in the order of the fit, which `place` tells.
 */
export function canonicalPosterior(posterior: Posterior): CanonicalPosterior {
  const { mixture, rank } = canonical(posterior);
  const place = new Int32Array(rank.length);
  rank.forEach((to, k) => (place[to] = k));
  const gather = (values: Float64Array): Float64Array => values.map((_, k) => values[place[k]]);
  return {
    ...mixture,
    place,
    concentration: gather(posterior.concentration),
    beyond: posterior.beyond && gather(posterior.beyond),
    logWeights: gather(posterior.logWeights),
    meanPrecisions: gather(posterior.meanPrecisions),
    degreesOfFreedom: gather(posterior.degreesOfFreedom),
  };
}
