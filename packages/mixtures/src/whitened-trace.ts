/**
 * The trace of W S W': how far the rows of a scatter S are from their mean, squared, in the units of a covariance that W whitens.
 *
 * @param whitening  cols x cols, the lower triangle of W from index `at` on.
 * @param scatter  cols x cols.
 */
export function whitenedTrace(whitening: Float64Array, at: number, scatter: Float64Array, cols: number): number {
  let trace = 0;
  for (let i = 0; i < cols; i++) {
    const row = at + i * cols;
    for (let j = 0; j <= i; j++) {
      for (let l = 0; l <= i; l++) trace += whitening[row + j] * whitening[row + l] * scatter[j * cols + l];
    }
  }
  return trace;
}
