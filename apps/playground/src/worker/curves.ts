import type { Mixture } from './mixture.ts';

/** Lowest and highest value of an axis that is shown. */
export type Span = readonly [low: number, high: number];

/** Points of a curve. */
export const CURVE_POINTS = 241;

/** The weighted density of each component of one feature, and their sum last, at CURVE_POINTS places from end to end of the axis. */
export function curvesOf({ weights, means, covariances }: Mixture, [low, high]: Span): readonly Float64Array[] {
  const curves = weights.map((weight, k) =>
    Float64Array.from({ length: CURVE_POINTS }, (_, at) => {
      const from = low + (at / (CURVE_POINTS - 1)) * (high - low) - means[k];
      return (weight * Math.exp((-0.5 * from * from) / covariances[k])) / Math.sqrt(2 * Math.PI * covariances[k]);
    }),
  );
  const sum = Float64Array.from({ length: CURVE_POINTS }, (_, at) => curves.reduce((total, c) => total + c[at], 0));
  return [...curves, sum];
}
