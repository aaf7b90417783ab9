import { choleskyFactor, invertLower } from '@mixwell/math';
import { type Mixture, covarianceOf } from '@mixwell/mixtures';
import { type PointSums, addPoint, noPoints } from './part.ts';
import type { Weighed } from './sampled-rows.ts';

/** Rows of one component, in units in which its mean is 0 and its covariance the identity. */
export interface ComponentRows {
  /** Which rows they are. */
  readonly places: readonly number[];
  /** rows x cols. */
  readonly points: Float64Array;
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
  const own = weights;
  const places: number[] = [];
  for (let i = 0; i < own.length; i++) if (own[i] * responsibilities[i * width + k] > SLIGHT) places.push(i);
  const lower = covarianceOf(mixture, k);
  choleskyFactor(lower, cols);
  const whitening = invertLower(lower, cols);
  const points = new Float64Array(places.length * cols);
  const weight = new Float64Array(places.length);
  const sums = noPoints(cols);
  places.forEach((i, at) => {
    for (let a = 0; a < cols; a++) {
      let value = 0;
      for (let b = 0; b <= a; b++) value += whitening[a * cols + b] * (data[i * cols + b] - means[k * cols + b]);
      points[at * cols + a] = value;
    }
    weight[at] = own[i] * responsibilities[i * width + k];
    addPoint(sums, points, at * cols, weight[at], true);
  });
  return { places, points, weight, sums };
}
