import { choleskyFactor, exp, log } from '@mixwell/math';

/** The volume of each cols x cols covariance: the geometric mean of its eigenvalues. */
export function volumesOf(covariances: Float64Array, cols: number): Float64Array {
  const size = cols * cols;
  return Float64Array.from({ length: covariances.length / size }, (_, k) =>
    volumeOf(covariances.subarray(k * size, (k + 1) * size), cols),
  );
}

/** 0 where the matrix is not positive definite. */
export function volumeOf(covariance: Float64Array, cols: number): number {
  const factor = covariance.slice();
  if (!choleskyFactor(factor, cols)) return 0;
  let logRoot = 0;
  for (let j = 0; j < cols; j++) logRoot += log(factor[j * cols + j]);
  return exp((2 * logRoot) / cols);
}
