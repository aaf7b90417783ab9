import { diagonalMatrices, diagonalsOf, pooledOver, repeat, sum } from '@mixwell/covariance-families';
import { type ComponentMoments, type DiagonalMoments, packedLength, unpack } from '@mixwell/kernels';
import type { Mixture } from '@mixwell/mixtures';
import type { PrecisionName, PrecisionShape } from './precision-shape.ts';
import type { Prior } from './prior.ts';
import { type WeightPosterior, meanLogWeights, meanWeights, weightPosterior } from './weights.ts';

/**
 * What is known of the parameters, given responsibilities. As a mixture it has the mean weights, the mean means, and as covariances
 * the inverses of the mean precisions.
 */
export interface Posterior extends Mixture, WeightPosterior {
  /** E[ln weight], one a component. */
  readonly logWeights: Float64Array;
  /** How many rows, those of the prior included, each mean is known from. */
  readonly meanPrecisions: Float64Array;
  /** How many rows, those of the prior included, each precision is known from. */
  readonly degreesOfFreedom: Float64Array;
}

/** How the rows are divided among the components: their moments, about one point a component. */
export interface Division {
  /** components x cols. */
  readonly about: Float64Array;
  readonly moments: ComponentMoments | Omit<DiagonalMoments, 'logLikelihood'>;
}

/** What a posterior is to be, beside its prior. */
export interface PosteriorForm {
  readonly covariance: PrecisionName;
  readonly shape: PrecisionShape;
  /** What each row adds to the diagonal of its scatter. */
  readonly added: number;
}

/**
 * The M-step: the posterior, given how the rows are divided [1].
 *
 * With N, s and T the weight, the sum of x - a and the sum of (x - a)(x - a)', the mean moves from a by u = (b (m - a) + s) / (b + N)
 * for a prior mean m of precision b, and the scale is that of the prior plus T + b (m - a)(m - a)' - (b + N) u u'. Once means
 * settle there is nothing left to cancel, and a component without rows has the parameters of the prior.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 10.58 to 10.63.
 */
export function posteriorOf({ about, moments }: Division, prior: Prior, form: PosteriorForm): Posterior {
  const counts = moments.weight;
  const components = counts.length;
  const cols = about.length / components;
  const meanPrecisions = counts.map((count) => prior.meanPrecision + count);
  const away = about.map((value, c) => prior.mean[c % cols] - value);
  const drift = away.map(
    (value, c) => (prior.meanPrecision * value + moments.shift[c]) / meanPrecisions[Math.floor(c / cols)],
  );
  const scatters = scatterMatrices(moments, components, cols);
  for (let at = 0; at < scatters.length; at++) {
    const row = Math.floor(at / cols);
    const k = Math.floor(row / cols);
    const col = k * cols + (at % cols);
    scatters[at] += prior.meanPrecision * away[row] * away[col] - meanPrecisions[k] * drift[row] * drift[col];
    if (row === col) scatters[at] += form.added * counts[k];
  }
  const weights = weightPosterior(prior.weights, prior.concentration, counts);
  return {
    components,
    cols,
    ...weights,
    weights: meanWeights(weights),
    logWeights: meanLogWeights(weights),
    means: about.map((value, c) => value + drift[c]),
    meanPrecisions,
    ...precisionPosterior(counts, scatters, prior, form),
  };
}

/** components x cols x cols; of diagonal moments only the diagonals. */
function scatterMatrices(moments: Division['moments'], components: number, cols: number): Float64Array {
  if ('square' in moments) return diagonalMatrices(moments.square, cols);
  const scatters = new Float64Array(components * cols * cols);
  for (let k = 0; k < components; k++) {
    scatters.set(unpack(moments.scatter, k * packedLength(cols), cols), k * cols * cols);
  }
  return scatters;
}

/** The scatters brought to their shape, shared where they are, and divided by the degrees of freedom. */
function precisionPosterior(
  counts: Float64Array,
  scatters: Float64Array,
  prior: Prior,
  { covariance, shape }: PosteriorForm,
): Pick<Posterior, 'covariances' | 'degreesOfFreedom'> {
  const components = counts.length;
  const cols = prior.mean.length;
  const size = cols * cols;
  let learned = counts;
  let scales = scatters;
  if (shape.sharing !== 'own') {
    const parts = shape.sharing === 'alike' ? components : 1;
    learned = new Float64Array(components).fill(sum(counts) / parts);
    scales = repeat(pooledOver(scatters, size, parts), components);
  } else if (shape.scoring === 'diagonal') {
    scales = diagonalMatrices(covariance === 'diag' ? diagonalsOf(scatters, cols) : evened(scatters, cols), cols);
  }
  const degreesOfFreedom = learned.map((count) => prior.degreesOfFreedom + count);
  return {
    degreesOfFreedom,
    covariances: scales.map((value, at) => (prior.scale[at % size] + value) / degreesOfFreedom[Math.floor(at / size)]),
  };
}

/** The mean of each diagonal, once a column: components x cols. */
function evened(matrices: Float64Array, cols: number): Float64Array {
  const diagonals = diagonalsOf(matrices, cols);
  return diagonals.map((_, c) => {
    const first = c - (c % cols);
    return sum(diagonals.subarray(first, first + cols)) / cols;
  });
}
