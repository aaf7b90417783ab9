import { type Matrix, zeros } from '@mixwell/core';
import type { Mixture } from './mixture.ts';

/** The mean of each column and their covariance, over rows rather than rows - 1. */
export interface Moments {
  readonly mean: Float64Array;
  /** cols x cols. */
  readonly covariance: Matrix;
}

/** Of rows. */
export function momentsOfRows({ data, rows, cols }: Matrix): Moments {
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) mean[j] += data[i * cols + j] / rows;
  const covariance = zeros(cols, cols);
  const centred = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) centred[j] = data[i * cols + j] - mean[j];
    addOuter(covariance, centred, 1 / rows);
  }
  return { mean, covariance };
}

/** Of the distribution. */
export function momentsOfMixture({ weights, means, covariances }: Mixture): Moments {
  const { cols } = means;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = new Float64Array(cols);
  weights.forEach((weight, k) => {
    for (let j = 0; j < cols; j++) mean[j] += (weight / total) * means.data[k * cols + j];
  });
  const covariance = zeros(cols, cols);
  weights.forEach((weight, k) => {
    covariances[k].data.forEach((value, at) => (covariance.data[at] += (weight / total) * value));
    addOuter(
      covariance,
      mean.map((value, j) => means.data[k * cols + j] - value),
      weight / total,
    );
  });
  return { mean, covariance };
}

function addOuter({ data, cols }: Matrix, vector: Float64Array, weight: number): void {
  for (let a = 0; a < cols; a++) {
    for (let b = 0; b < cols; b++) data[a * cols + b] += weight * vector[a] * vector[b];
  }
}
