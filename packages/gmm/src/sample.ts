import { type Matrix, type Seed, MixwellError, describe, randomStream, refuseUnknown } from '@mixwell/core';
import { choleskyFactor } from '@mixwell/math';
import { makeCategorical, makeMultivariateNormal } from '@mixwell/random';
import { type Mixture, covarianceOf } from './mixture.ts';
import { makeUniform } from './noise/sample-noise.ts';

/** Rows drawn from a mixture, with the component that each came from. */
export interface Sample {
  /** rows x cols. */
  readonly x: Matrix;
  readonly labels: Int32Array;
}

/**
 * `rows` draws: a component by its weight, then a row of its normal distribution, or of the box of the noise.
 *
 * @throws MixwellError `invalid-param` where rows is not a whole number of at least 1.
 */
export function sampleRows(mixture: Mixture, rows: number, options: { seed?: Seed } = {}): Sample {
  refuseUnknown('gmm.sample', ['seed'], options);
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new MixwellError(
      'invalid-param',
      `gmm.sample: "rows" must be a whole number of at least 1; got ${describe(rows)}.`,
      { option: 'rows' },
    );
  }
  const { components, cols, means, weights, noise } = mixture;
  const stream = randomStream(options.seed ?? 0, 'sample');
  const component = makeCategorical(stream, noise ? [...weights, noise.weight] : weights);
  const draws = Array.from({ length: components }, (_, k) => {
    const factor = covarianceOf(mixture, k);
    choleskyFactor(factor, cols);
    return makeMultivariateNormal(stream, means.subarray(k * cols, (k + 1) * cols), factor);
  });
  if (noise) draws.push(makeUniform(stream, noise.box));
  const data = new Float64Array(rows * cols);
  const labels = new Int32Array(rows);
  for (let i = 0; i < rows; i++) draws[(labels[i] = component())](data, i * cols);
  return Object.freeze({ x: Object.freeze({ data, rows, cols }), labels });
}
