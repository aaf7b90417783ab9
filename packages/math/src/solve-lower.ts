/**
 * Replaces `b` by the z with L z = b.
 *
 * @param l  n x n, row-major, lower triangular, no zero on the diagonal.
 * @param b  n values; overwritten.
 */
export function solveLower(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let sum = b[i];
    for (let j = 0; j < i; j++) sum -= l[row + j] * b[j];
    b[i] = sum / l[row + i];
  }
}

/** Replaces `b` by the x with L' x = b; as `solveLower` otherwise. */
export function solveLowerTransposed(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let j = i + 1; j < n; j++) sum -= l[j * n + i] * b[j];
    b[i] = sum / l[i * n + i];
  }
}
