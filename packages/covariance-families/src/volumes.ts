import { choleskyFactor, exp, log, room } from '@mixwell/math';

/** The volume of each cols x cols covariance, the geometric mean of its eigenvalues, in `volumes`. */
export function volumesOf(covariances: Float64Array, cols: number, volumes: Float64Array): Float64Array {
  const size = cols * cols;
  for (let k = 0; k < volumes.length; k++) volumes[k] = volumeOf(covariances, cols, k * size);
  return volumes;
}

const factors = room();

/** That of the matrix from index `at` on; 0 where it is not positive definite. */
export function volumeOf(covariances: Float64Array, cols: number, at = 0): number {
  const factor = factors(cols * cols);
  for (let cell = 0; cell < factor.length; cell++) factor[cell] = covariances[at + cell];
  if (!choleskyFactor(factor, cols)) return 0;
  let logRoot = 0;
  for (let j = 0; j < cols; j++) logRoot += log(factor[j * cols + j]);
  return exp((2 * logRoot) / cols);
}
