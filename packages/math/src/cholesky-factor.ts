/**
 * Replaces the symmetric matrix `a` by its Cholesky factor: a = L L' with L lower triangular [1]. Makes no copy.
 *
 * Reads the lower triangle; writes L there and zeros above the diagonal.
 *
 * @param a  n x n, row-major, from index `at` on; overwritten.
 * @returns false where a pivot is not a positive finite number, so that `a` is not positive definite. Then the rows before that
 *   pivot hold their part of L, the pivot is on the diagonal, L is to the left of it, and all the rest is untouched.
 *
 * Cost: n^3 / 6 multiplications and n square roots. Inner products are summed from the first column on.
 * [1] G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed., 2013, section 4.2.
 */
export function choleskyFactor(a: Float64Array, n: number, at = 0): boolean {
  return failedPivot(a, n, at) === -1;
}

/** As `choleskyFactor`, but gives the row of the pivot that failed, or -1. */
export function failedPivot(a: Float64Array, n: number, at = 0): number {
  for (let i = 0; i < n; i++) {
    const row = at + i * n;
    for (let j = 0; j < i; j++) {
      const other = at + j * n;
      let sum = a[row + j];
      for (let k = 0; k < j; k++) sum -= a[row + k] * a[other + k];
      a[row + j] = sum / a[other + j];
    }
    let pivot = a[row + i];
    for (let k = 0; k < i; k++) pivot -= a[row + k] * a[row + k];
    if (!(pivot > 0 && pivot < Infinity)) {
      a[row + i] = pivot;
      return i;
    }
    a[row + i] = Math.sqrt(pivot);
    for (let j = i + 1; j < n; j++) a[row + j] = 0;
  }
  return -1;
}
