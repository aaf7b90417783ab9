import { room } from '@mixwell/math';

const halves = room();

/** Each cols x cols matrix in the coordinates of the columns of `axes`: axes' M axes. */
export function turnedInto(axes: Float64Array, matrices: Float64Array, cols: number): Float64Array {
  const half = halves(matrices.length).fill(0);
  const turned = new Float64Array(matrices.length);
  for (let row = 0; row < matrices.length / cols; row++) {
    for (let j = 0; j < cols; j++) {
      for (let i = 0; i < cols; i++) half[row * cols + j] += matrices[row * cols + i] * axes[i * cols + j];
    }
  }
  for (let first = 0; first < matrices.length; first += cols * cols) {
    for (let a = 0; a < cols; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let i = 0; i < cols; i++) sum += axes[i * cols + a] * half[first + i * cols + b];
        turned[first + a * cols + b] = turned[first + b * cols + a] = sum;
      }
    }
  }
  return turned;
}

/** Turns columns p and q of `axes` in their plane, and the matrices that are in the coordinates of `axes` with them. */
export function turnPair(
  turned: Float64Array,
  axes: Float64Array,
  cols: number,
  p: number,
  q: number,
  cosine: number,
  sine: number,
): void {
  const turnColumns = (matrix: Float64Array, first: number): void => {
    for (let row = first; row < first + cols * cols; row += cols) {
      const inP = matrix[row + p];
      const inQ = matrix[row + q];
      matrix[row + p] = cosine * inP + sine * inQ;
      matrix[row + q] = cosine * inQ - sine * inP;
    }
  };
  turnColumns(axes, 0);
  for (let first = 0; first < turned.length; first += cols * cols) {
    turnColumns(turned, first);
    for (let j = 0; j < cols; j++) {
      const inP = turned[first + p * cols + j];
      const inQ = turned[first + q * cols + j];
      turned[first + p * cols + j] = cosine * inP + sine * inQ;
      turned[first + q * cols + j] = cosine * inQ - sine * inP;
    }
  }
}
