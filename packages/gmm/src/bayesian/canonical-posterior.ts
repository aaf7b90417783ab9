import { canonical } from '../mixture.ts';
import type { Posterior } from './posterior.ts';

/** A posterior with its components by falling mean weight, equal weights by rising mean. */
export interface CanonicalPosterior extends Posterior {
  /** The place that each component had in the fit: that in which its share is broken off the stick. */
  readonly startIndex: Int32Array;
}

/**
 * The same posterior in canonical order.
 *
 * Sorting is for output alone: what is known of a stick's breaks holds in the order of the fit, which `startIndex` tells.
 */
export function canonicalPosterior(posterior: Posterior): CanonicalPosterior {
  const { mixture, rank } = canonical(posterior);
  const startIndex = new Int32Array(rank.length);
  rank.forEach((place, k) => (startIndex[place] = k));
  const gather = (values: Float64Array): Float64Array => values.map((_, place) => values[startIndex[place]]);
  return {
    ...mixture,
    startIndex,
    concentration: gather(posterior.concentration),
    beyond: posterior.beyond && gather(posterior.beyond),
    logWeights: gather(posterior.logWeights),
    meanPrecisions: gather(posterior.meanPrecisions),
    degreesOfFreedom: gather(posterior.degreesOfFreedom),
  };
}
