import { choleskyFactor, invertLowerInPlace } from '@mixwell/math';
import { type Mixture, covarianceOf } from '@mixwell/mixtures';
import { type PointSums, sumsOf } from './part.ts';
import type { Weighed } from './sampled-rows.ts';

/** Rows of one component, in units in which its mean is 0 and its covariance the identity. */
export interface ComponentRows {
  readonly cols: number;
  /** Which rows they are. */
  readonly places: ArrayLike<number>;
  /** rows x cols. */
  readonly points: Float64Array;
  /** The squared distance of each point from 0. */
  readonly squares: Float64Array;
  /** Sample weight times responsibility. */
  readonly weight: Float64Array;
  /** Of all points. */
  readonly sums: PointSums;
}

/** A row of less weight has no part in a component. */
const SLIGHT = 0.02;

/** The rows of component `k`, by `responsibilities`, rows x `width`. */
export function componentRows(
  k: number,
  mixture: Mixture,
  { matrix: { data }, weights }: Weighed,
  responsibilities: Float64Array,
  width: number,
): ComponentRows {
  const { cols, means } = mixture;
  const places = new Int32Array(weights.length);
  let count = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] * responsibilities[i * width + k] > SLIGHT) places[count++] = i;
  }
  const whitening = covarianceOf(mixture, k);
  choleskyFactor(whitening, cols);
  invertLowerInPlace(whitening, cols);
  const points = new Float64Array(count * cols);
  const squares = new Float64Array(count);
  const weight = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const i = places[at];
    let square = 0;
    for (let a = 0; a < cols; a++) {
      let value = 0;
      for (let b = 0; b <= a; b++) value += whitening[a * cols + b] * (data[i * cols + b] - means[k * cols + b]);
      points[at * cols + a] = value;
      square += value * value;
    }
    squares[at] = square;
    weight[at] = weights[i] * responsibilities[i * width + k];
  }
  return { cols, places: places.subarray(0, count), points, squares, weight, sums: sumsOf(points, weight, cols, true) };
}
