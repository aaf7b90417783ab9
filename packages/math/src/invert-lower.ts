/**
 * The inverse of a lower triangular matrix, itself lower triangular, by forward substitution.
 *
 * With a = L L', the squared length of `inverse * d` is d' a^-1 d, and `inverse' * inverse` is a^-1.
 *
 * @param l  n x n, row-major, no zero on the diagonal; what is above the diagonal is not read. Not written.
 * @returns n x n, row-major, zeros above the diagonal.
 *
 * Cost: n^3 / 6 multiplications.
 */
export function invertLower(l: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let k = 0; k < i; k++) {
      const factor = l[row + k];
      const other = k * n;
      for (let j = 0; j <= k; j++) inverse[row + j] -= factor * inverse[other + j];
    }
    const pivot = l[row + i];
    for (let j = 0; j < i; j++) inverse[row + j] /= pivot;
    inverse[row + i] = 1 / pivot;
  }
  return inverse;
}
