import type { Scoring } from '@mixwell/kernels';
import { log } from '@mixwell/math';
import type { Expectation } from './expectation.ts';
import type { Posterior } from './posterior.ts';
import type { PrecisionShape } from './precision-shape.ts';
import type { Prior } from './prior.ts';
import { weightDivergence } from './weights.ts';

const LOG_2 = 0.6931471805599453;

/**
 * The evidence lower bound, in nats, all its constants included: never above ln of the probability density of the rows [1].
 *
 * By definition it is the sum over rows i and components k of r (e - ln r), where r is the responsibility and e the score of the
 * E-step, less the divergence of the posterior from the prior. The E-step makes r = exp(e) / sum of exp(e), so e - ln r is
 * the logarithm of that sum for every k, and the first part is the sum of them over rows, `scoreSum`: what the sweep of the
 * E-step gives as log-likelihood.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 10.3 and 10.70.
 */
export function lowerBound(
  scoreSum: number,
  posterior: Posterior,
  expectation: Expectation,
  prior: Prior,
  shape: PrecisionShape,
): number {
  const { components } = posterior;
  let divergence = weightDivergence(posterior, prior.concentration);
  for (let k = 0; k < components; k++) {
    divergence += meanDivergence(posterior, expectation.scoring, prior, k);
    if (k === 0 || shape.sharing !== 'one') divergence += precisionDivergence(posterior, expectation, prior, shape, k);
  }
  return scoreSum - divergence;
}

/**
 * E[KL] of one mean's posterior from its prior, both Gaussian with a multiple of the precision L as theirs:
 * (d (ln(b / b0) + b0 / b - 1) + b0 (m - m0)' E[L] (m - m0)) / 2.
 */
function meanDivergence(
  { cols, means, meanPrecisions }: Posterior,
  scoring: Scoring,
  { mean, meanPrecision }: Prior,
  k: number,
): number {
  const ratio = meanPrecision / meanPrecisions[k];
  const away = mean.map((value, j) => means[k * cols + j] - value);
  return 0.5 * (cols * (ratio - 1 - log(ratio)) + meanPrecision * squaredLength(scoring, k, away));
}

/**
 * KL of one precision's posterior from its prior, with v degrees of freedom and scale S, and v0 and S0 before:
 * ln B(v, S) - ln B(v0, S0) + ((v - v0) E[ln|L|] - v d + trace(S0 E[L])) / 2, for the normalizer B of `PrecisionShape`.
 */
function precisionDivergence(
  { cols, degreesOfFreedom }: Posterior,
  { scoring, logDeterminants, logPrecisions }: Expectation,
  prior: Prior,
  shape: PrecisionShape,
  k: number,
): number {
  const v = degreesOfFreedom[k];
  const before = prior.degreesOfFreedom;
  const normalizer = (freedom: number, logScale: number): number =>
    0.5 * freedom * (logScale - cols * LOG_2) - shape.logGamma(freedom, cols);
  let trace = 0;
  for (let j = 0; j < cols; j++) {
    trace += squaredLength(
      scoring,
      k,
      Float64Array.from({ length: cols }, (_, i) => prior.root[i * cols + j]),
    );
  }
  return (
    normalizer(v, logDeterminants[k] + cols * log(v)) -
    normalizer(before, prior.logDeterminant) +
    0.5 * ((v - before) * logPrecisions[k] - v * cols + trace)
  );
}

/** y' E[L] y for the precision L of component `k`. */
function squaredLength({ shape, cols, whitening }: Scoring, k: number, y: Float64Array): number {
  let square = 0;
  for (let i = 0; i < cols; i++) {
    const row = k * cols + i;
    let z = 0;
    if (shape === 'diagonal') z = whitening[row] * y[i];
    else for (let j = 0; j <= i; j++) z += whitening[row * cols + j] * y[j];
    square += z * z;
  }
  return square;
}
