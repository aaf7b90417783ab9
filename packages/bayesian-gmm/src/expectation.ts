import type { Scoring } from '@mixwell/kernels';
import { log } from '@mixwell/math';
import { scoringOf } from '@mixwell/mixtures';
import type { Posterior } from './posterior.ts';
import type { PrecisionShape } from './precision-shape.ts';

const LOG_2 = 0.6931471805599453;
const LOG_2_PI = 1.8378770664093453;

/** A posterior as rows are scored under it. */
export interface Expectation {
  /** E[ln(weight times density)] of each component at a row, in the form of the score of a Gaussian. */
  readonly scoring: Scoring;
  /** ln of the determinant of each component's covariance. */
  readonly logDeterminants: Float64Array;
  /** E[ln of the determinant] of each component's precision. */
  readonly logPrecisions: Float64Array;
}

/**
 * What the E-step scores rows with: E[ln weight] + E[ln|L|] / 2 - d/2 ln(2 pi) - d / (2 b) - (x - m)' E[L] (x - m) / 2 [1], for d
 * columns, a mean m known from b rows and a precision L. The inverse of E[L] is what the posterior has as covariance, so the last
 * term is that of a Gaussian, and all before it is a constant a component.
 *
 * @throws MixwellError `not-positive-definite` naming the component.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 10.46, 10.64 and 10.65.
 */
export function expectationUnder(posterior: Posterior, shape: PrecisionShape): Expectation {
  const { components, cols, logWeights, meanPrecisions, degreesOfFreedom } = posterior;
  const gaussian = scoringOf(
    { ...posterior, weights: new Float64Array(components).fill(1) },
    shape.scoring,
    'bayesianGmm',
  );
  const logDeterminants = gaussian.logConstants.map((constant) => -2 * constant - cols * LOG_2_PI);
  const logPrecisions = degreesOfFreedom.map(
    (v, k) => shape.digamma(v, cols) + cols * (LOG_2 - log(v)) - logDeterminants[k],
  );
  const logConstants = logWeights.map(
    (weight, k) => weight + 0.5 * (logPrecisions[k] - cols * LOG_2_PI - cols / meanPrecisions[k]),
  );
  return { scoring: { ...gaussian, logConstants }, logDeterminants, logPrecisions };
}
