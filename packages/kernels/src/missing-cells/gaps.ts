import { MixwellError } from '@mixwell/core';
import { type PartitionedGaussian, log, others, partitionGaussian } from '@mixwell/math';
import { logDensity } from '../log-likelihood.ts';
import { SMALLEST_SHARE, largest, toShares } from '../responsibilities.ts';
import { HALF_LOG2_E, LOG2_E } from '../scoring.ts';

/** A Gaussian mixture, to be asked about rows with missing cells (NaN). */
export interface GappyScoring {
  readonly components: number;
  readonly cols: number;
  /** components. */
  readonly weights: Float64Array;
  /** components x cols. */
  readonly means: Float64Array;
  /** components x cols x cols, positive definite. */
  readonly covariances: Float64Array;
  /** Rows of no component, uniform over a box along the columns; counts as one more component, the last. */
  readonly noise?: { readonly weight: number; readonly low: Float64Array; readonly high: Float64Array };
}

/** What a mixture makes of one row; overwritten by the next row. */
export interface GappyRow {
  /** The columns that are missing. */
  readonly missing: readonly number[];
  /** The row's responsibilities, that of noise last. */
  readonly shares: Float64Array;
  /** Log-density of the cells that are there. */
  readonly logDensity: number;
  /** The means, with the center of the noise's box last. */
  readonly means: Float64Array;
  /** As `means`: expected deviations of the full row from them; where a cell is there, its own. */
  readonly deviations: Float64Array;
  /** One a component, missing x missing: covariance of the missing cells given the others. */
  readonly residuals: readonly Float64Array[];
}

/** What is known of rows that miss the same columns. */
interface Gap {
  readonly known: readonly number[];
  readonly missing: readonly number[];
  readonly parts: readonly PartitionedGaussian[];
  readonly residuals: readonly Float64Array[];
  /** log2 of weight over the normalizing constant of the known cells, that of noise last. */
  readonly logConstants: Float64Array;
}

const LOG_2_PI = 1.8378770664093453;

/** Factors of so many kinds of rows are kept; beyond that they are made anew. */
const MOST_KEPT = 256;

/**
 * A function that reads the row at `x` of `data` under the mixture, by the marginal and the conditional distributions of each
 * component's Gaussian given the cells that are there [1].
 *
 * [1] Z. Ghahramani, M. I. Jordan, Supervised learning from incomplete data via an EM approach, NIPS 6 (1994), section 3.
 */
export function gappyReader(scoring: GappyScoring): (data: Float64Array, x: number) => GappyRow {
  const { components, cols, noise } = scoring;
  const kept = new Map<string, Gap>();
  const means = noise ? withCenter(scoring.means, noise) : scoring.means;
  const shares = new Float64Array(means.length / cols);
  const deviations = new Float64Array(means.length);
  const whitened = new Float64Array(cols);

  const gapOf = (known: readonly number[]): Gap => {
    const key = known.join();
    let gap = kept.get(key);
    if (!gap) {
      gap = newGap(scoring, known);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, gap);
    }
    return gap;
  };

  return (data, x) => {
    const { known, missing, parts, residuals, logConstants } = gapOf(knownColumns(data, x, cols));
    const o = known.length;
    for (let k = 0; k < components; k++) {
      const { whitening, regression } = parts[k];
      const at = k * cols;
      let square = 0;
      for (let i = 0; i < o; i++) deviations[at + known[i]] = data[x + known[i]] - means[at + known[i]];
      for (let i = 0; i < o; i++) {
        let y = 0;
        for (let j = 0; j <= i; j++) y += whitening[i * o + j] * deviations[at + known[j]];
        whitened[i] = y;
        square += y * y;
      }
      for (let i = 0; i < missing.length; i++) {
        let expected = 0;
        for (let j = 0; j < o; j++) expected += regression[i * o + j] * whitened[j];
        deviations[at + missing[i]] = expected;
      }
      const score = logConstants[k] - HALF_LOG2_E * square;
      shares[k] = score > -Infinity ? score : -Infinity;
    }
    if (noise) {
      shares[components] = logConstants[components];
      for (let j = 0, at = components * cols; j < cols; j++, at++) {
        deviations[at] = Number.isNaN(data[x + j]) ? 0 : data[x + j] - means[at];
      }
    }
    const most = largest(shares);
    const sum = toShares(shares, most, SMALLEST_SHARE);
    for (let k = 0; k < shares.length; k++) shares[k] /= sum;
    return { missing, shares, logDensity: logDensity(most, sum), means, deviations, residuals };
  };
}

function knownColumns(data: Float64Array, x: number, cols: number): number[] {
  const known: number[] = [];
  for (let j = 0; j < cols; j++) if (!Number.isNaN(data[x + j])) known.push(j);
  return known;
}

function newGap({ components, cols, weights, covariances, noise }: GappyScoring, known: readonly number[]): Gap {
  const parts = Array.from({ length: components }, (_, k) => {
    const part = partitionGaussian(covariances.subarray(k * cols * cols, (k + 1) * cols * cols), cols, known);
    if (part) return part;
    throw new MixwellError('not-positive-definite', `The covariance of component ${k} is not positive definite.`, {
      component: k,
    });
  });
  const missing = others(cols, known);
  const residuals = parts.map(({ residual }) => residual);
  const logConstants = Array.from(
    weights,
    (weight, k) => log(weight) - 0.5 * known.length * LOG_2_PI - parts[k].logRoot,
  );
  if (noise) {
    // No component learns its shape from noise: what is missing there has no spread to tell.
    residuals.push(new Float64Array(missing.length * missing.length));
    logConstants.push(known.reduce((sum, j) => sum - log(noise.high[j] - noise.low[j]), log(noise.weight)));
  }
  return {
    known,
    missing,
    parts,
    residuals,
    logConstants: Float64Array.from(logConstants, (constant) => constant * LOG2_E),
  };
}

function withCenter(means: Float64Array, { low, high }: NonNullable<GappyScoring['noise']>): Float64Array {
  const all = new Float64Array(means.length + low.length);
  all.set(means);
  low.forEach((value, j) => (all[means.length + j] = value + (high[j] - value) / 2));
  return all;
}
