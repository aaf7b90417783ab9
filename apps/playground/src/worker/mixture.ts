/** The parameters of a mixture, or of k-means, which has no covariances; in the order of the start, so that colours stay. */
export interface Mixture {
  /** Share of each component. */
  readonly weights: readonly number[];
  /** components x features. */
  readonly means: readonly number[];
  /** components x features x features; empty for k-means. */
  readonly covariances: readonly number[];
}

/** Rows of `width` values each. */
export function rowsOf(values: ArrayLike<number>, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, i) =>
    Array.from({ length: width }, (__, j) => values[i * width + j]),
  );
}

/** One features x features matrix a component. */
export function matricesOf({ weights, covariances }: Mixture): number[][][] {
  const width = Math.round(Math.sqrt(covariances.length / weights.length));
  return rowsOf(covariances, width * width).map((matrix) => rowsOf(matrix, width));
}
