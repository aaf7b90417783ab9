import type { Matrix } from '@mixwell/core';
import { exp, log } from '@mixwell/math';
import type { Frame } from './frames.ts';
import type { FittedMixture } from './fitted-mixture.ts';
import type { Direction, Part } from './tangent.ts';

const HALF_LOG_2_PI = 0.9189385332046727;

/** Writes the score of the row at `x` of `data` into `out`: how its log-density changes in each direction. */
export type Score = (data: Float64Array, x: number, out: Float64Array) => void;

/**
 * The function that finds a row's score [1], from its responsibilities and its whitened deviations from the means.
 *
 * With y = D' (x - mean) / sqrt(variances) and r the responsibility of a component: r s'y for a shift s of the mean, r (y'Sy - trace S) / 2 for a
 * stretch S of the covariance, and for weights the sum of their moves times density of the component over density of the mixture.
 *
 * [1] G. McLachlan, D. Peel, Finite Mixture Models (2000), section 2.15; the derivatives are those of their eq. 2.62.
 */
export function scorer(model: FittedMixture, frames: readonly Frame[], directions: readonly Direction[]): Score {
  const { weights, means, noise } = model;
  const { cols } = means;
  const components = weights.length;
  const whitened = frames.map(() => new Float64Array(cols));
  const logs = new Float64Array(components + (noise ? 1 : 0));
  const shares = noise ? Float64Array.of(...weights, noise.weight) : weights;
  const logConstants = frames.map(({ variances }) =>
    variances.reduce((sum, variance) => sum - 0.5 * log(variance) - HALF_LOG_2_PI, 0),
  );
  if (noise) {
    const { low, high } = noise.box;
    logs[components] = low.reduce((sum, value, e) => sum - log(high[e] - value), 0);
  }
  return (data, x, out) => {
    for (let k = 0; k < components; k++) {
      logs[k] = logConstants[k] - 0.5 * whiten(data, x, means, k, frames[k], whitened[k]);
    }
    const logDensity = logOfSum(logs, shares);
    directions.forEach((direction, p) => {
      let score = 0;
      direction.weights?.forEach((move, k) => {
        if (move !== 0) score += move * exp(logs[k] - logDensity);
      });
      for (const part of direction.parts) {
        const k = part.component;
        const responsibility = weights[k] > 0 ? weights[k] * exp(logs[k] - logDensity) : 0;
        if (responsibility > 0) score += responsibility * along(part, whitened[k]);
      }
      out[p] = score;
    });
  };
}

/** Writes y, and gives its square. */
function whiten(
  data: Float64Array,
  x: number,
  { data: means, cols }: Matrix,
  k: number,
  { axes, variances }: Frame,
  y: Float64Array,
): number {
  let square = 0;
  for (let e = 0; e < cols; e++) {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += axes[j * cols + e] * (data[x + j] - means[k * cols + j]);
    y[e] = sum / Math.sqrt(variances[e]);
    square += y[e] * y[e];
  }
  return square;
}

/** How the log-density of a component changes with a part. */
function along({ shift, stretch }: Part, y: Float64Array): number {
  const cols = y.length;
  let sum = 0;
  if (shift) for (let e = 0; e < cols; e++) sum += shift[e] * y[e];
  if (stretch) {
    for (let i = 0; i < cols; i++) {
      sum -= 0.5 * stretch[i * cols + i];
      for (let j = 0; j < cols; j++) sum += 0.5 * stretch[i * cols + j] * y[i] * y[j];
    }
  }
  return sum;
}

/** ln of the sum of shares times e^logs. */
function logOfSum(logs: Float64Array, shares: Float64Array): number {
  let most = -Infinity;
  logs.forEach((value, k) => {
    if (shares[k] > 0 && value > most) most = value;
  });
  let sum = 0;
  logs.forEach((value, k) => {
    if (shares[k] > 0) sum += shares[k] * exp(value - most);
  });
  return most + log(sum);
}
