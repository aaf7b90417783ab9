/** Writes `values` on the diagonal of the cols x cols matrix of component `k`. */
export function setDiagonal(matrices: Float64Array, k: number, values: ArrayLike<number>): void {
  const cols = values.length;
  for (let j = 0; j < cols; j++) matrices[(k * cols + j) * cols + j] = values[j];
}

/** The diagonal of the cols x cols matrix of component `k`, a copy. */
export function diagonalOf(matrices: Float64Array, k: number, cols: number): Float64Array {
  return Float64Array.from({ length: cols }, (_, j) => matrices[(k * cols + j) * cols + j]);
}

/** The diagonals of all cols x cols matrices: components x cols. */
export function diagonalsOf(matrices: Float64Array, cols: number): Float64Array {
  return Float64Array.from({ length: matrices.length / cols }, (_, c) => matrices[c * cols + (c % cols)]);
}

/** Diagonal matrices of `variances`, components x cols. */
export function diagonalMatrices(variances: Float64Array, cols: number): Float64Array {
  const matrices = new Float64Array(variances.length * cols);
  variances.forEach((value, c) => (matrices[c * cols + (c % cols)] = value));
  return matrices;
}

/** The sum of the cols x cols matrices, or of the rows of `cols` values, each divided by `total`. */
export function pooledOver(values: Float64Array, size: number, total: number): Float64Array {
  const pooled = new Float64Array(size);
  for (let at = 0; at < values.length; at++) pooled[at % size] += values[at] / total;
  return pooled;
}

/** `one`, over and over. */
export function repeat(one: Float64Array, times: number): Float64Array {
  const all = new Float64Array(one.length * times);
  for (let k = 0; k < times; k++) all.set(one, k * one.length);
  return all;
}

/** The symmetric matrix with the columns of `axes` as eigenvectors and `variances` as eigenvalues: cols x cols. */
export function fromAxes(axes: Float64Array, variances: ArrayLike<number>): Float64Array {
  const n = variances.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let e = 0; e < n; e++) sum += variances[e] * axes[i * n + e] * axes[j * n + e];
      matrix[i * n + j] = matrix[j * n + i] = sum;
    }
  }
  return matrix;
}

export function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
