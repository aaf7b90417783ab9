/** The diagonal of the cols x cols matrix of component `k`, a copy. */
export function diagonalOf(matrices: Float64Array, k: number, cols: number): Float64Array {
  const diagonal = new Float64Array(cols);
  for (let j = 0; j < cols; j++) diagonal[j] = matrices[(k * cols + j) * cols + j];
  return diagonal;
}

/** The trace of the cols x cols matrix of component `k`. */
export function trace(matrices: Float64Array, k: number, cols: number): number {
  let total = 0;
  for (let j = 0; j < cols; j++) total += matrices[(k * cols + j) * cols + j];
  return total;
}

/** The diagonals of all cols x cols matrices, in `to`: components x cols. */
export function diagonalsOf(
  matrices: Float64Array,
  cols: number,
  to: Float64Array = new Float64Array(matrices.length / cols),
): Float64Array {
  for (let c = 0, first = 0; c < to.length; first += cols * cols) {
    for (let at = first, end = c + cols; c < end; c++, at += cols + 1) to[c] = matrices[at];
  }
  return to;
}

/** Diagonal matrices of `variances`, components x cols, in `to`. */
export function diagonalMatrices(
  variances: Float64Array,
  cols: number,
  to: Float64Array = new Float64Array(variances.length * cols),
): Float64Array {
  for (let c = 0, at = 0; at < to.length;) {
    for (let j = 0; j < cols; j++, c++) for (let i = 0; i < cols; i++, at++) to[at] = i === j ? variances[c] : 0;
  }
  return to;
}

/** The sum of the cols x cols matrices, or of the rows of `size` values, each divided by `total`. */
export function pooledOver(values: Float64Array, size: number, total: number): Float64Array {
  const pooled = new Float64Array(size);
  for (let at = 0; at < values.length;) {
    for (let cell = 0; cell < size; cell++, at++) pooled[cell] += values[at] / total;
  }
  return pooled;
}

/** Each of the cols x cols matrices, or of the rows of `size` values, divided by the number of its component, in `to`. */
export function dividedBy(
  values: Float64Array,
  size: number,
  divisors: Float64Array,
  to: Float64Array = new Float64Array(values.length),
): Float64Array {
  for (let k = 0, at = 0; at < values.length; k++) {
    for (const end = at + size; at < end; at++) to[at] = values[at] / divisors[k];
  }
  return to;
}

/** `one`, over and over, in `to`. */
export function repeat(
  one: Float64Array,
  times: number,
  to: Float64Array = new Float64Array(one.length * times),
): Float64Array {
  for (let at = 0; at < to.length;) for (let i = 0; i < one.length; i++, at++) to[at] = one[i];
  return to;
}

/** The symmetric matrix with the columns of `axes` as eigenvectors and `variances` as eigenvalues, cols x cols, in `to`. */
export function fromAxes(
  axes: Float64Array,
  variances: ArrayLike<number>,
  to: Float64Array = new Float64Array(axes.length),
): Float64Array {
  setFromAxes(to, 0, axes, 0, variances, variances.length);
  return to;
}

/** Writes `fromAxes` of the axes at `axesAt`, and of the variances of component `k`, as the matrix of that component. */
export function setFromAxes(
  matrices: Float64Array,
  k: number,
  axes: Float64Array,
  axesAt: number,
  variances: ArrayLike<number>,
  cols: number,
): void {
  const matrixAt = k * cols * cols;
  for (let i = 0; i < cols; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let e = 0; e < cols; e++) {
        sum += variances[k * cols + e] * axes[axesAt + i * cols + e] * axes[axesAt + j * cols + e];
      }
      matrices[matrixAt + i * cols + j] = matrices[matrixAt + j * cols + i] = sum;
    }
  }
}

export function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** The smallest of at least one value; NaN where there is one among them. */
export function smallestOf(values: Float64Array): number {
  let smallest = Infinity;
  for (let i = 0; i < values.length; i++) smallest = Math.min(smallest, values[i]);
  return smallest;
}
