import type { Matrix } from '@mixwell/core';
import { jacobiEigen } from '@mixwell/math';

/** A variance below this share of the largest is rounding. */
const NOTHING = 1e-14;

/**
 * Rows in the units in which groups of every shape are merged best [1]: standardized columns, turned to their principal axes,
 * each over the square root of its singular value. Axes along which nothing varies are left out.
 *
 * @param weights  one a row, at least 0.
 * @returns rows x axes; with one axis of zeros where no column varies.
 *
 * [1] L. Scrucca, A. E. Raftery, Improved initialisation of model-based clustering using Gaussian hierarchical partitions,
 *     Adv. Data Anal. Classif. 9 (2015), section 3: the scaled SVD transformation.
 */
export function svdUnits({ data, rows, cols }: Matrix, weights: Float64Array): Matrix {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const standard = data.slice();
  for (let j = 0; j < cols; j++) {
    let mean = data[j];
    for (let i = 0; i < rows; i++) mean += (weights[i] / total) * (data[i * cols + j] - data[j]);
    let square = 0;
    for (let i = 0; i < rows; i++) {
      const apart = (standard[i * cols + j] = data[i * cols + j] - mean);
      square += weights[i] * apart * apart;
    }
    const unit = Math.sqrt(square / Math.max(total - 1, 1)) || Infinity;
    for (let i = 0; i < rows; i++) standard[i * cols + j] /= unit;
  }
  const products = new Float64Array(cols * cols);
  for (let i = 0; i < rows; i++) {
    for (let a = 0; a < cols; a++) {
      for (let b = 0; b <= a; b++)
        products[a * cols + b] += weights[i] * standard[i * cols + a] * standard[i * cols + b];
    }
  }
  for (let a = 0; a < cols; a++) for (let b = 0; b < a; b++) products[b * cols + a] = products[a * cols + b];
  const { values, vectors } = jacobiEigen(products, cols);
  const axes = Math.max(1, values.filter((value) => value > NOTHING * values[0]).length);
  const turned = new Float64Array(rows * axes);
  for (let i = 0; i < rows; i++) {
    for (let to = 0; to < axes; to++) {
      let along = 0;
      for (let j = 0; j < cols; j++) along += standard[i * cols + j] * vectors[j * cols + to];
      turned[i * axes + to] = along / (Math.sqrt(Math.sqrt(Math.max(values[to], 0))) || 1);
    }
  }
  return { data: turned, rows, cols: axes };
}
