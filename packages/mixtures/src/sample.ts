import {
  type Matrix,
  type RandomStream,
  type Rules,
  type Seed,
  MixwellError,
  describe,
  randomStream,
  readOptions,
  seedRule,
} from '@mixwell/core';
import { choleskyFactor } from '@mixwell/math';
import { type DrawRow, makeCategorical, makeMultivariateNormal } from '@mixwell/random';
import { type Mixture, covarianceOf } from './mixture.ts';
import { makeUniform } from './noise/sample-noise.ts';

/** Rows drawn from a mixture, with the component that each came from. */
export interface Sample {
  /** rows x cols. */
  readonly x: Matrix;
  readonly labels: Int32Array;
}

const sampleRules: Rules<{ seed?: Seed }> = { seed: seedRule() };

/**
 * `rows` draws: a component by its weight, then a row of its normal distribution, or of the box of the noise.
 *
 * @throws MixwellError `invalid-param` where rows is not a whole number of at least 1, or the options are not acceptable.
 */
export function sampleRows(mixture: Mixture, rows: number, options?: { seed?: Seed }, owner = 'gmm'): Sample {
  const { components, cols, means, noise } = mixture;
  const weights = noise ? Float64Array.of(...mixture.weights, noise.weight) : mixture.weights;
  return drawRows(owner, { weights, cols, rows }, options, (stream) => {
    const draws = Array.from({ length: components }, (_, k) => {
      const factor = covarianceOf(mixture, k);
      choleskyFactor(factor, cols);
      return makeMultivariateNormal(stream, means.subarray(k * cols, (k + 1) * cols), factor);
    });
    return noise ? [...draws, makeUniform(stream, noise.box)] : draws;
  });
}

/**
 * `rows` draws: a component by its weight, then a row by what `prepare` makes for it.
 *
 * @throws MixwellError as `sampleRows`.
 */
export function drawRows(
  owner: string,
  { weights, cols, rows }: { weights: Float64Array; cols: number; rows: number },
  options: { seed?: Seed } = {},
  prepare: (stream: RandomStream) => readonly DrawRow[],
): Sample {
  const { seed } = readOptions<{ seed?: Seed }>(`${owner}.sample`, sampleRules, options);
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new MixwellError(
      'invalid-param',
      `${owner}.sample: "rows" must be a whole number of at least 1; got ${describe(rows)}.`,
      { option: 'rows' },
    );
  }
  const stream = randomStream(seed, 'sample');
  const component = makeCategorical(stream, weights);
  const draws = prepare(stream);
  const data = new Float64Array(rows * cols);
  const labels = new Int32Array(rows);
  for (let i = 0; i < rows; i++) draws[(labels[i] = component())](data, i * cols);
  return Object.freeze({ x: Object.freeze({ data, rows, cols }), labels });
}
