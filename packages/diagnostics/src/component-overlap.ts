import {
  type Matrix,
  type RandomStream,
  type Rules,
  type Seed,
  freezeMatrix,
  randomStream,
  readOptions,
  seedRule,
  wholeNumber,
} from '@mixwell/core';
import { choleskyFactor, exp } from '@mixwell/math';
import { type DrawRow, makeMultivariateNormal } from '@mixwell/random';
import { bhattacharyya } from './bhattacharyya.ts';
import { type FittedMixture, type NoiseBox, refuseNonMixture } from './fitted-mixture.ts';

export interface ComponentOverlapOptions {
  /** Rows drawn of each component, at least 1. Default 10000. */
  draws?: number;
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
}

export const componentOverlapRules: Rules<ComponentOverlapOptions> = {
  draws: wholeNumber({ min: 1, default: 10_000, doc: 'Rows drawn of each component.' }),
  seed: seedRule(),
};

/** How far components can be told apart. */
export interface ComponentOverlap {
  /** Row i, column j: the share of the draws of component i that `predict` gives to j. With noise, that is the last row and column. */
  readonly probability: Matrix;
  /** Of each probability, sqrt(p (1 - p) / draws). */
  readonly standardError: Matrix;
  /** components x components: 1 where two are the same, near 0 where they are far apart; exact, and without the weights. */
  readonly bhattacharyya: Matrix;
}

/**
 * The probabilities that a row of one component is taken for one of another, by seeded draws [1], and the Bhattacharyya coefficient of
 * each two components in closed form.
 *
 * The draws of a component come from a fork of the seed of their own.
 *
 * @throws MixwellError `invalid-param` for what is not a fitted mixture, or an unacceptable option.
 *
 * Cost: O(draws * components^2 * features^2).
 *
 * [1] R. Maitra, V. Melnykov, Simulating data to study performance of finite mixture modeling and clustering algorithms, J. Comput.
 *     Graph. Stat. 19 (2010), section 2: overlap as misclassification probability.
 */
export function componentOverlap(model: FittedMixture, options: ComponentOverlapOptions = {}): ComponentOverlap {
  refuseNonMixture('componentOverlap', model);
  const { draws, seed } = readOptions('componentOverlap', componentOverlapRules, options);
  const components = model.weights.length;
  const drawers = drawersOf(model, (part) => randomStream(seed, 'overlap', String(part)));
  const parts = drawers.length;
  const taken = new Float64Array(parts * parts);
  drawers.forEach((draw, i) => {
    for (const label of model.predict(drawn(draw, draws, model))) taken[i * parts + label]++;
  });
  const probability = taken.map((count) => count / draws);
  const coefficients = new Float64Array(components * components);
  for (let k = 0; k < components; k++) {
    for (let l = 0; l < components; l++)
      coefficients[k * components + l] = exp(-bhattacharyya('componentOverlap', model, k, model, l));
  }
  const square = (data: Float64Array, n: number): Matrix => freezeMatrix({ data, rows: n, cols: n });
  return Object.freeze({
    probability: square(probability, parts),
    standardError: square(
      probability.map((p) => Math.sqrt((p * (1 - p)) / draws)),
      parts,
    ),
    bhattacharyya: square(coefficients, components),
  });
}

function drawn(draw: DrawRow, rows: number, { means: { cols }, columns }: FittedMixture): Matrix {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) draw(data, i * cols);
  return { data, rows, cols, columns } as Matrix;
}

/** What draws a row of each component, and last of the noise. */
function drawersOf({ means, covariances, noise }: FittedMixture, streamOf: (part: number) => RandomStream): DrawRow[] {
  const { cols, data } = means;
  const drawers = covariances.map((covariance, k) => {
    const factor = covariance.data.slice();
    choleskyFactor(factor, cols);
    return makeMultivariateNormal(streamOf(k), data.subarray(k * cols, (k + 1) * cols), factor);
  });
  return noise ? [...drawers, uniformIn(noise.box, streamOf(covariances.length))] : drawers;
}

function uniformIn({ origin, axes, low, high }: NoiseBox, stream: RandomStream): DrawRow {
  const cols = origin.length;
  return (into = new Float64Array(cols), at = 0) => {
    into.set(origin, at);
    for (let e = 0; e < cols; e++) {
      const along = low[e] + stream() * (high[e] - low[e]);
      for (let j = 0; j < cols; j++) into[at + j] += along * axes[j * cols + e];
    }
    return into;
  };
}
