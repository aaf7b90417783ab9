import type { Matrix, RandomStream, Table } from '@mixwell/core';
import { jacobiEigen } from '@mixwell/math';
import { asTable } from './take-rows.ts';

/** What rows without clusters look like: uniform over a box about the data, along the columns or along its principal axes. */
export type Reference = 'box' | 'pca';

/** Draws as many rows as `matrix` has, uniform over its box. */
export function uniformReference(matrix: Matrix, reference: Reference): (random: RandomStream) => Table {
  const { data, rows, cols } = matrix;
  const mean = columnMeans(matrix);
  const axes = reference === 'pca' ? jacobiEigen(scatter(matrix, mean), cols).vectors : null;
  const low = new Float64Array(cols).fill(Infinity);
  const high = new Float64Array(cols).fill(-Infinity);
  for (let i = 0; i < rows; i++) {
    for (let axis = 0; axis < cols; axis++) {
      let along = 0;
      if (axes === null) along = data[i * cols + axis] - mean[axis];
      else for (let j = 0; j < cols; j++) along += (data[i * cols + j] - mean[j]) * axes[j * cols + axis];
      low[axis] = Math.min(low[axis], along);
      high[axis] = Math.max(high[axis], along);
    }
  }
  return (random) => {
    const drawn = new Float64Array(rows * cols);
    const along = new Float64Array(cols);
    for (let i = 0; i < rows; i++) {
      for (let axis = 0; axis < cols; axis++) along[axis] = low[axis] + (high[axis] - low[axis]) * random();
      for (let j = 0; j < cols; j++) {
        let value = mean[j];
        if (axes === null) value += along[j];
        else for (let axis = 0; axis < cols; axis++) value += along[axis] * axes[j * cols + axis];
        drawn[i * cols + j] = value;
      }
    }
    return asTable({ data: drawn, rows, cols }, matrix);
  };
}

function columnMeans({ data, rows, cols }: Matrix): Float64Array {
  return Float64Array.from({ length: cols }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += data[i * cols + j] - data[j];
    return data[j] + sum / rows;
  });
}

function scatter({ data, rows, cols }: Matrix, mean: Float64Array): Float64Array {
  const sums = new Float64Array(cols * cols);
  for (let i = 0; i < rows; i++) {
    for (let a = 0; a < cols; a++) {
      for (let b = 0; b <= a; b++) {
        sums[a * cols + b] += (data[i * cols + a] - mean[a]) * (data[i * cols + b] - mean[b]);
      }
    }
  }
  for (let a = 0; a < cols; a++) for (let b = 0; b < a; b++) sums[b * cols + a] = sums[a * cols + b];
  return sums;
}
