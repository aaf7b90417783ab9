import { room } from '@mixwell/math';

const halves = room();

/** Each cols x cols matrix in the coordinates of the columns of `axes`, axes' M axes, in `turned`. */
export function turnedInto(
  axes: Float64Array,
  matrices: Float64Array,
  cols: number,
  turned: Float64Array,
): Float64Array {
  const half = halves(matrices.length);
  for (let row = 0; row < matrices.length / cols; row++) {
    for (let j = 0; j < cols; j++) {
      let sum = 0;
      for (let i = 0; i < cols; i++) sum += matrices[row * cols + i] * axes[i * cols + j];
      half[row * cols + j] = sum;
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
  turnColumns(axes, cols, p, q, cosine, sine);
  turnColumns(turned, cols, p, q, cosine, sine);
  for (let first = 0; first < turned.length; first += cols * cols) {
    for (let j = 0; j < cols; j++) {
      const inP = turned[first + p * cols + j];
      const inQ = turned[first + q * cols + j];
      turned[first + p * cols + j] = cosine * inP + sine * inQ;
      turned[first + q * cols + j] = cosine * inQ - sine * inP;
    }
  }
}

/** Turns columns p and q of all matrices. */
function turnColumns(matrices: Float64Array, cols: number, p: number, q: number, cosine: number, sine: number): void {
  for (let row = 0; row < matrices.length; row += cols) {
    const inP = matrices[row + p];
    const inQ = matrices[row + q];
    matrices[row + p] = cosine * inP + sine * inQ;
    matrices[row + q] = cosine * inQ - sine * inP;
  }
}
