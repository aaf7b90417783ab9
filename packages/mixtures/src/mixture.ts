import { MixwellError, isMixwellError } from '@mixwell/core';
import type { Scoring } from '@mixwell/kernels';
import type { GappyScoring } from '@mixwell/kernels/missing-cells';
import { log } from '@mixwell/math';
import { type Noise, alongColumns, scoringWith } from './noise/noise.ts';
import { whitenDiagonal, whitenFull } from './whitening.ts';

/** The parameters of a Gaussian mixture. */
export interface Mixture {
  readonly components: number;
  readonly cols: number;
  /** One a component, at least 0, adding to 1, with that of the noise. */
  readonly weights: Float64Array;
  /** components x cols. */
  readonly means: Float64Array;
  /** components x cols x cols. */
  readonly covariances: Float64Array;
  /** Where some rows may belong to no component. */
  readonly noise?: Noise;
}

const LOG_2_PI = 1.8378770664093453;

/**
 * The mixture in the form that kernels score rows with; noise is one more component, the last.
 *
 * @param spent  a scoring that nobody needs any more: its arrays are used again where they are as long.
 * @throws MixwellError `not-positive-definite` naming the component.
 */
export function scoringOf(mixture: Mixture, shape: Scoring['shape'], owner = 'gmm', spent?: Scoring): Scoring {
  const { components, cols, weights, means, covariances } = mixture;
  const size = shape === 'full' ? cols * cols : cols;
  const logConstants = arrayOf(components, spent?.logConstants);
  const whitening = arrayOf(components * size, spent?.whitening);
  for (let k = 0; k < components; k++) {
    const whiten = shape === 'full' ? whitenFull : whitenDiagonal;
    const logRoot = whiten(covariances, cols, k, whitening);
    if (logRoot === undefined) refuseSingular(k, owner);
    logConstants[k] = log(weights[k]) - 0.5 * cols * LOG_2_PI - logRoot;
  }
  const scoring = { shape, components, cols, means, logConstants, whitening };
  return mixture.noise ? scoringWith(mixture.noise, scoring) : scoring;
}

/** The mixture in the form that rows with missing cells are scored with. */
export function gappyScoringOf({ noise, ...mixture }: Mixture): GappyScoring {
  return noise ? { ...mixture, noise: { weight: noise.weight, ...alongColumns(noise.box) } } : mixture;
}

/** Whether every covariance is positive definite in floating point. */
export function isScorable(mixture: Mixture, shape: Scoring['shape']): boolean {
  try {
    scoringOf(mixture, shape);
    return true;
  } catch (error) {
    if (isMixwellError(error, 'not-positive-definite')) return false;
    throw error;
  }
}

/** The covariance of component `k`: cols x cols, a copy. */
export function covarianceOf({ covariances, cols }: Mixture, k: number): Float64Array {
  return covariances.slice(k * cols * cols, (k + 1) * cols * cols);
}

/**
 * The same mixture with its components by falling weight, and where weights are equal, by rising mean, first column first.
 *
 * `rank[k]` is the new place of what was component k, `order[k]` the old place of what is now component k.
 */
export function canonical(mixture: Mixture): { mixture: Mixture; rank: Int32Array; order: Int32Array } {
  const { components, cols, weights, means } = mixture;
  const order = Array.from({ length: components }, (_, k) => k).sort((a, b) => {
    if (weights[a] !== weights[b]) return weights[b] - weights[a];
    for (let j = 0; j < cols; j++) {
      const difference = means[a * cols + j] - means[b * cols + j];
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const rank = new Int32Array(components);
  order.forEach((k, at) => (rank[k] = at));
  return { mixture: reordered(mixture, order), rank, order: Int32Array.from(order) };
}

/** The new places of some components, rising. */
export function ranked(components: readonly number[], rank: Int32Array): number[] {
  return components.map((k) => rank[k]).sort((a, b) => a - b);
}

/** The mixture whose component k is component `order[k]` of this one. */
export function reordered(mixture: Mixture, order: ArrayLike<number>): Mixture {
  const { cols, weights, means, covariances } = mixture;
  return {
    ...mixture,
    weights: gathered(weights, order),
    means: gathered(means, order, cols),
    covariances: gathered(covariances, order, cols * cols),
  };
}

/** The runs of `width` values, one a component, in another order; what is beyond the last component stays. */
export function gathered(values: Float64Array, order: ArrayLike<number>, width = 1): Float64Array {
  const all = values.slice();
  for (let k = 0, to = 0; k < order.length; k++) {
    for (let at = order[k] * width; at < (order[k] + 1) * width; at++, to++) all[to] = values[at];
  }
  return all;
}

function arrayOf(length: number, spent: Float64Array | undefined): Float64Array {
  return spent?.length === length ? spent : new Float64Array(length);
}

/** @throws MixwellError `not-positive-definite` naming the component. */
export function refuseSingular(k: number, owner: string): never {
  throw new MixwellError(
    'not-positive-definite',
    `${owner}: the covariance of component ${k} is not positive definite; use "regularization: 'auto'", a larger one, or fewer components.`,
    { component: k },
  );
}
