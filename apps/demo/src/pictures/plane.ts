import { type Matrix, symmetricEigen } from 'mixwell';
import { momentsOf } from '../moments.ts';

/** Two directions in the space of the features, to look along. */
export interface Plane {
  readonly titles: readonly [x: string, y: string];
  /** Rows and means: rows x features to rows x 2. */
  points(x: Matrix): Matrix;
  /** A covariance: features x features to 2 x 2. */
  covariance(covariance: Matrix): Matrix;
  /** Share of the variance of the scaled features that the plane shows, 0 to 1. */
  readonly share: number;
}

/** The plane of two features as they are. */
export function featurePlane(titles: readonly [string, string]): Plane {
  return { titles, points: (x) => x, covariance: (covariance) => covariance, share: 1 };
}

/**
 * The plane of the first two principal components of the correlation matrix: features are centred and divided by their standard
 * deviations; one without spread does not count.
 *
 * A linear map of a Gaussian mixture is a Gaussian mixture, so its ellipses in the plane are exact.
 */
export function principalPlane(x: Matrix): Plane {
  const { mean, sd } = momentsOf(x);
  const { values, vectors } = symmetricEigen(correlation(x, mean, sd));
  const features = values.length;
  const axis = (c: number): Float64Array =>
    Float64Array.from({ length: features }, (_, j) => (sd[j] > 0 ? vectors.data[j * features + c] / sd[j] : 0));
  const axes = [axis(0), axis(1)];
  const total = values.reduce((sum, value) => sum + value, 0);
  const title = (c: number): string =>
    `principal component ${c + 1} (${Math.round((100 * values[c]) / total)} % of variance)`;
  return {
    titles: [title(0), title(1)],
    points: ({ data, rows, cols }) =>
      filled(rows, (i, c) => axes[c].reduce((sum, weight, j) => sum + weight * (data[i * cols + j] - mean[j]), 0)),
    covariance: ({ data, cols }) =>
      filled(2, (a, b) =>
        axes[a].reduce(
          (sum, left, i) => sum + left * axes[b].reduce((row, right, j) => row + data[i * cols + j] * right, 0),
          0,
        ),
      ),
    share: (values[0] + values[1]) / total,
  };
}

function correlation({ data, rows, cols }: Matrix, mean: Float64Array, sd: Float64Array): Matrix {
  const cells = new Float64Array(cols * cols);
  const scaled = (i: number, j: number): number => (sd[j] > 0 ? (data[i * cols + j] - mean[j]) / sd[j] : 0);
  for (let a = 0; a < cols; a++) {
    for (let b = a; b < cols; b++) {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += scaled(i, a) * scaled(i, b);
      cells[a * cols + b] = cells[b * cols + a] = sum / rows;
    }
  }
  return { data: cells, rows: cols, cols };
}

function filled(rows: number, cell: (i: number, c: number) => number): Matrix {
  return { data: Float64Array.from({ length: rows * 2 }, (_, at) => cell(Math.floor(at / 2), at % 2)), rows, cols: 2 };
}
