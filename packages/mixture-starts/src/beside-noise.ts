import type { Mixture } from '@mixwell/mixtures';
import type { Box } from '@mixwell/mixtures';

/** The share that noise starts with where no label says which rows are noise. */
export const HALF = 0.5;

/** The mixture with noise over `box`, which has this share of the weight. */
export function besideNoise(mixture: Mixture, box: Box, share = HALF): Mixture {
  return { ...mixture, weights: mixture.weights.map((weight) => weight * (1 - share)), noise: { weight: share, box } };
}
