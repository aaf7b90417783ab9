import type { Matrix, RandomStream } from '@mixwell/core';
import type { Scoring } from '@mixwell/kernels';
import { choleskyFactor, log, logGamma, logSumExp } from '@mixwell/math';
import { type Mixture, covarianceOf, scoringOf } from '@mixwell/mixtures';
import { type DrawRow, makeGamma, makeNormal } from '@mixwell/random';
import type { Posterior } from './posterior.ts';
import type { PrecisionShape } from './precision-shape.ts';

/**
 * The distribution of a row yet to come: a mixture of Student t distributions, in which what is not known of the parameters has been
 * integrated out [1].
 *
 * Under a gamma distribution of each column's precision it is one t a column; else one of all columns together.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 10.81 and 10.82; 2.160 for a single gamma.
 */
export interface Predictive {
  /** Its covariances are the squared scales of the t distributions: components x cols x cols. */
  readonly mixture: Mixture;
  /** Degrees of freedom, one a component. */
  readonly degrees: Float64Array;
  readonly perColumn: boolean;
  /** Whitens by the scales; its constants are ln weight plus ln of the density's normalizer. */
  readonly scoring: Scoring;
}

export function predictiveOf(posterior: Posterior, shape: PrecisionShape): Predictive {
  const { cols, meanPrecisions, degreesOfFreedom } = posterior;
  const size = cols * cols;
  const { perColumn } = shape.predictive(degreesOfFreedom[0], cols);
  const degrees = degreesOfFreedom.map((v) => shape.predictive(v, cols).degrees);
  // A Wishart distribution of v degrees has fewer for a row: v + 1 - d, whose scale is wider. Gamma distributions lose none.
  const factor = degrees.map(
    (f, k) => (1 + 1 / meanPrecisions[k]) * (f < degreesOfFreedom[k] ? degreesOfFreedom[k] / f : 1),
  );
  const covariances = posterior.covariances.map((value, at) => value * factor[Math.floor(at / size)]);
  const mixture = { ...posterior, covariances };
  const gaussian = scoringOf(mixture, shape.scoring, 'bayesianGmm');
  const logConstants = gaussian.logConstants.map((constant, k) => constant + normalizer(degrees[k], cols, perColumn));
  return { mixture, degrees, perColumn, scoring: { ...gaussian, logConstants } };
}

/** ln of a t density's normalizer less that of a Gaussian of the same scale. */
function normalizer(degrees: number, cols: number, perColumn: boolean): number {
  const [times, dimension] = perColumn ? [cols, 1] : [1, cols];
  const gammas = logGamma(0.5 * (degrees + dimension)) - logGamma(0.5 * degrees);
  return times * (gammas - 0.5 * dimension * log(0.5 * degrees));
}

/** The natural logarithm of the predictive density at each row of `x`. */
export function predictiveLogDensity(
  { degrees, perColumn, scoring }: Predictive,
  { data, rows }: Matrix,
): Float64Array {
  const { components, cols, logConstants } = scoring;
  const logs = new Float64Array(components);
  const z = new Float64Array(cols);
  return Float64Array.from({ length: rows }, (_, i) => {
    for (let k = 0; k < components; k++) {
      whiten(scoring, k, data, i * cols, z);
      logs[k] = logConstants[k] - 0.5 * tails(z, degrees[k], perColumn);
    }
    return logSumExp(logs);
  });
}

/** What the Gaussian's square becomes under a t. */
function tails(z: Float64Array, degrees: number, perColumn: boolean): number {
  let sum = 0;
  for (let j = 0; j < z.length; j++) {
    const square = z[j] * z[j];
    sum += perColumn ? (degrees + 1) * log(1 + square / degrees) : square;
  }
  return perColumn ? sum : (degrees + z.length) * log(1 + sum / degrees);
}

/** W (x - m) of component `k`, into `z`. */
function whiten(
  { shape, cols, means, whitening }: Scoring,
  k: number,
  data: Float64Array,
  x: number,
  z: Float64Array,
): void {
  for (let i = cols - 1; i >= 0; i--) {
    const row = k * cols + i;
    if (shape === 'diagonal') z[i] = whitening[row] * (data[x + i] - means[row]);
    else {
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += whitening[row * cols + j] * (data[x + j] - means[k * cols + j]);
      z[i] = sum;
    }
  }
}

/** What draws a row of each component: a Gaussian row, wider by the root of degrees over a chi-squared draw [1].
 *
 * [1] J. E. Gentle, Random Number Generation and Monte Carlo Methods, 2nd ed., 2003, section 5.3.
 */
export function predictiveDraws({ mixture, degrees, perColumn }: Predictive, stream: RandomStream): DrawRow[] {
  const { cols, means } = mixture;
  const normal = makeNormal(stream);
  return Array.from(degrees, (f, k) => {
    const gamma = makeGamma(stream, 0.5 * f);
    const widening = (): number => Math.sqrt((0.5 * f) / gamma());
    const factor = covarianceOf(mixture, k);
    choleskyFactor(factor, cols);
    const z = new Float64Array(cols);
    return (into = new Float64Array(cols), at = 0) => {
      const shared = perColumn ? 1 : widening();
      for (let j = 0; j < cols; j++) z[j] = normal() * (perColumn ? widening() : shared);
      for (let j = 0; j < cols; j++) {
        let value = means[k * cols + j];
        for (let l = 0; l <= j; l++) value += factor[j * cols + l] * z[l];
        into[at + j] = value;
      }
      return into;
    };
  });
}
