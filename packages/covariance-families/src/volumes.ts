import { choleskyFactor, exp, log } from '@mixwell/math';

/** The volume of each cols x cols covariance: the geometric mean of its eigenvalues. */
export function volumesOf(covariances: Float64Array, cols: number): Float64Array {
  const size = cols * cols;
  const volumes = new Float64Array(covariances.length / size);
  for (let k = 0; k < volumes.length; k++) volumes[k] = volumeFrom(covariances.slice(k * size, (k + 1) * size), cols);
  return volumes;
}

/** 0 where the matrix is not positive definite. */
export function volumeOf(covariance: Float64Array, cols: number): number {
  return volumeFrom(covariance.slice(), cols);
}

/** `volumeOf`, which overwrites the matrix with its factor. */
function volumeFrom(factor: Float64Array, cols: number): number {
  if (!choleskyFactor(factor, cols)) return 0;
  let logRoot = 0;
  for (let j = 0; j < cols; j++) logRoot += log(factor[j * cols + j]);
  return exp((2 * logRoot) / cols);
}
