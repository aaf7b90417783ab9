import { sum } from '@mixwell/covariance-families';
import { type ComponentMoments, type DiagonalMoments, packedLength } from '@mixwell/kernels';
import type { Mixture } from './mixture.ts';
import type { Noise } from './noise/noise.ts';
import { type Update, isFree } from './update.ts';

/** Moments of the components, apart from what the noise answers for. */
export interface Apart {
  /** Those of the components. */
  readonly own: ComponentMoments | DiagonalMoments;
  readonly noise?: Noise;
}

/**
 * The moments of the components, and the noise with the share of the rows that it answers for: the last entry of the moments.
 * `believed` rows are added to those of each component.
 */
export function apart(
  { components, cols, noise }: Mixture,
  all: ComponentMoments | DiagonalMoments,
  believed: number,
): Apart {
  if (!noise) return { own: all };
  const first = <T extends Float64Array>(values: T, width: number) => values.subarray(0, components * width);
  const both = { weight: first(all.weight, 1), shift: first(all.shift, cols) };
  const own =
    'square' in all
      ? { ...all, ...both, square: first(all.square, cols) }
      : { ...both, scatter: first(all.scatter, packedLength(cols)) };
  return { own, noise: { ...noise, weight: all.weight[components] / (sum(all.weight) + components * believed) } };
}

/**
 * Held weights stay; the free ones have the rest, in proportion to the rows that their components answer for. Where there is noise
 * all this is of the shares of what is not noise. `believed` rows are added to those of each component.
 * They may be in `to`, an array as long as they are many.
 */
export function maximizeWeights(
  before: Mixture,
  answered: Float64Array,
  update: Update['weights'],
  noiseWeight: number,
  believed: number,
  to: Float64Array = new Float64Array(answered.length),
): Float64Array {
  const rows = believed > 0 ? raised(answered, believed) : answered;
  const total = sum(rows);
  if (total === 0) return to.fill(0);
  if (update === true) {
    for (let k = 0; k < to.length; k++) to[k] = (rows[k] / total) * (1 - noiseWeight);
    return to;
  }
  return besideHeld(before, rows, update, noiseWeight);
}

function besideHeld(
  { weights: before, noise }: Mixture,
  rows: Float64Array,
  update: Update['weights'],
  noiseWeight: number,
): Float64Array {
  const ofFree = (values: Float64Array): number => sum(values.filter((_, k) => isFree(update, k)));
  const rest = ofFree(before);
  const ofRest = ofFree(rows);
  const scale = noise ? (1 - noiseWeight) / (1 - noise.weight) : 1;
  return before.map((value, k) => scale * (isFree(update, k) && ofRest > 0 ? (rest * rows[k]) / ofRest : value));
}

function raised(values: Float64Array, by: number): Float64Array {
  return values.map((value) => value + by);
}
