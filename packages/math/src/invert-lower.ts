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
  const inverse = l.slice(0, n * n);
  invertLowerInPlace(inverse, n);
  return inverse;
}

/** Replaces the lower triangular matrix in `l`, from index `at` on, by its inverse; see `invertLower`. Makes no copy. */
export function invertLowerInPlace(l: Float64Array, n: number, at = 0): void {
  for (let i = 0; i < n; i++) {
    const row = at + i * n;
    for (let k = 0; k < i; k++) {
      // What is left of column k in this row is no more needed: the inverse grows there.
      const factor = l[row + k];
      const other = at + k * n;
      l[row + k] = 0;
      for (let j = 0; j <= k; j++) l[row + j] -= factor * l[other + j];
    }
    const pivot = l[row + i];
    for (let j = 0; j < i; j++) l[row + j] /= pivot;
    l[row + i] = 1 / pivot;
    for (let j = i + 1; j < n; j++) l[row + j] = 0;
  }
}
