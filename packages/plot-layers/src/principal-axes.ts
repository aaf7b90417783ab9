import { type Matrix, zeros } from '@mixwell/core';
import { symmetricEigen } from '@mixwell/math';
import type { Moments } from './moments.ts';

/** The directions in which scaled features vary most. */
export interface PrincipalAxes {
  /** 2 x features: what each feature counts; 0 for one without spread, or not chosen. */
  readonly axes: Matrix;
  /** One a feature: the mean. */
  readonly origin: Float64Array;
  /** The share of the variance of the scaled features along each axis, 0 to 1. */
  readonly shares: readonly [number, number];
}

/**
 * The first two principal components of the correlations of the features at `positions`, at least two.
 *
 * Features are centred and divided by their standard deviations; one without spread does not count.
 */
export function principalAxes({ mean, covariance }: Moments, positions: readonly number[]): PrincipalAxes {
  const features = mean.length;
  const count = positions.length;
  const deviations = positions.map((j) => Math.sqrt(covariance.data[j * features + j]));
  const correlation = zeros(count, count);
  positions.forEach((i, a) => {
    positions.forEach((j, b) => {
      const scale = deviations[a] * deviations[b];
      const cell = a <= b ? i * features + j : j * features + i;
      if (scale > 0) correlation.data[a * count + b] = a === b ? 1 : covariance.data[cell] / scale;
    });
  });
  const { values, vectors } = symmetricEigen(correlation);
  const total = values.reduce((sum, value) => sum + value, 0) || 1;
  const axes = zeros(2, features);
  positions.forEach((j, a) => {
    for (let c = 0; c < 2 && deviations[a] > 0; c++)
      axes.data[c * features + j] = vectors.data[a * count + c] / deviations[a];
  });
  return { axes, origin: mean, shares: [values[0] / total, values[1] / total] };
}
