import { choleskyFactor, invertLowerInPlace, log } from '@mixwell/math';

/** What is left of a pivot below this share of its diagonal, times cols, is rounding. */
const EPSILON = 2.220446049250313e-16;

/**
 * Writes what whitens component `k`, the inverse of the Cholesky factor of its covariance, to its place in `whitening`, both
 * components x cols x cols; gives ln of the square root of the covariance's determinant, or undefined where it is singular.
 */
export function whitenFull(
  covariances: Float64Array,
  cols: number,
  k: number,
  whitening: Float64Array,
): number | undefined {
  if (cols === 2) return whitenTwo(covariances, k, whitening);
  const first = k * cols * cols;
  const end = first + cols * cols;
  for (let at = first; at < end; at++) whitening[at] = covariances[at];
  if (!choleskyFactor(whitening, cols, first)) return undefined;
  let logRoot = 0;
  for (let at = first; at < end; at += cols + 1) {
    if (whitening[at] * whitening[at] < cols * EPSILON * covariances[at]) return undefined;
    logRoot += log(whitening[at]);
  }
  invertLowerInPlace(whitening, cols, first);
  return logRoot;
}

/** The same in two columns: the same operations in the same order, without a loop. */
function whitenTwo(covariances: Float64Array, k: number, whitening: Float64Array): number | undefined {
  const first = 4 * k;
  const a = covariances[first];
  const b = covariances[first + 2];
  const c = covariances[first + 3];
  const x = Math.sqrt(a);
  const yx = b / x;
  const pivot = c - yx * yx;
  // Not where it is NaN either.
  if (!(a > 0 && a < Infinity && pivot > 0 && pivot < Infinity)) return undefined;
  const y = Math.sqrt(pivot);
  if (y * y < 2 * EPSILON * c) return undefined;
  const w = 1 / x;
  whitening[first] = w;
  whitening[first + 1] = 0;
  whitening[first + 2] = (0 - yx * w) / y;
  whitening[first + 3] = 1 / y;
  return log(x) + log(y);
}

/** The same along the columns: `whitening` is components x cols, 1 / standard deviation. */
export function whitenDiagonal(
  covariances: Float64Array,
  cols: number,
  k: number,
  whitening: Float64Array,
): number | undefined {
  let logRoot = 0;
  for (let j = 0, c = k * cols; j < cols; j++, c++) {
    const variance = covariances[c * cols + j];
    if (!(variance > 0) || variance === Infinity) return undefined;
    whitening[c] = 1 / Math.sqrt(variance);
    logRoot += 0.5 * log(variance);
  }
  return logRoot;
}
