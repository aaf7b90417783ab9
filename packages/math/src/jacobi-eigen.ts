import { room } from './room.ts';

/** Cyclic Jacobi needs about log2(n) + 5 sweeps; this only stops one that rounding keeps from ending. */
const MOST_SWEEPS = 64;

/** What an off-diagonal cell may keep, as a share of the geometric mean of its two diagonal cells: half an ulp of 1. */
const NEGLIGIBLE = 1.1102230246251565e-16;

export interface JacobiEigen {
  /** n eigenvalues, largest first. */
  readonly values: Float64Array;
  /** n x n, row-major: column j is the unit eigenvector of `values[j]`. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of the symmetric matrix `a`, by cyclic Jacobi rotations [1].
 *
 * Equal values keep the order of the diagonal cells that they grew from. In each vector the component of largest magnitude, the
 * first of them if several, is positive. Eigenvalues of a positive definite matrix come out accurate relative to themselves, not
 * only to the largest, as far as the matrix determines them [2].
 *
 * @param a  n x n, row-major, finite and exactly symmetric; overwritten.
 * @param to  where they are written, if given.
 *
 * Cost: about 4 n^3 multiplications a sweep, 5 to 13 sweeps.
 * [1] G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed., 2013, section 8.5.
 * [2] J. Demmel and K. Veselic, Jacobi's method is more accurate than QR, SIAM J. Matrix Anal. Appl. 13 (1992).
 */
export function jacobiEigen(
  a: Float64Array,
  n: number,
  to: JacobiEigen = { values: new Float64Array(n), vectors: new Float64Array(n * n) },
): JacobiEigen {
  const rotated = rotations(n * n).fill(0);
  for (let j = 0; j < n; j++) rotated[j * n + j] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS && rotateAll(a, rotated, n); sweep++);
  setSorted(a, rotated, n, to);
  return to;
}

const [rotations, places] = [room(), room()];

/** One rotation for each cell above the diagonal that is not yet negligible; false where there was none. */
function rotateAll(a: Float64Array, vectors: Float64Array, n: number): boolean {
  let moved = false;
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      const cell = Math.abs(a[p * n + q]);
      if (!(cell > NEGLIGIBLE * Math.sqrt(Math.abs(a[p * n + p])) * Math.sqrt(Math.abs(a[q * n + q])))) continue;
      rotate(a, vectors, n, p, q);
      moved = true;
    }
  }
  return moved;
}

/** Makes cell (p, q) zero by turning axes p and q by the smaller of the two angles that do. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const cell = a[p * n + q];
  const theta = (a[q * n + q] - a[p * n + p]) / 2 / cell;
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const ratio = sine / (1 + cosine);
  a[p * n + p] -= tangent * cell;
  a[q * n + q] += tangent * cell;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let k = 0; k < n; k++) {
    const inP = vectors[k * n + p];
    const inQ = vectors[k * n + q];
    vectors[k * n + p] = inP - sine * (inQ + ratio * inP);
    vectors[k * n + q] = inQ + sine * (inP - ratio * inQ);
    if (k === p || k === q) continue;
    const left = a[k * n + p];
    const right = a[k * n + q];
    a[k * n + p] = a[p * n + k] = left - sine * (right + ratio * left);
    a[k * n + q] = a[q * n + k] = right + sine * (left - ratio * right);
  }
}

function setSorted(a: Float64Array, rotated: Float64Array, n: number, { values, vectors }: JacobiEigen): void {
  const order = places(n);
  for (let j = 0; j < n; j++) {
    const value = a[j * n + j];
    let to = j;
    for (; to > 0 && values[to - 1] < value; to--) {
      values[to] = values[to - 1];
      order[to] = order[to - 1];
    }
    values[to] = value;
    order[to] = j;
  }
  for (let to = 0; to < n; to++) {
    const from = order[to];
    let largest = 0;
    for (let k = 0; k < n; k++)
      if (Math.abs(rotated[k * n + from]) > Math.abs(largest)) largest = rotated[k * n + from];
    const sign = largest < 0 ? -1 : 1;
    for (let k = 0; k < n; k++) vectors[k * n + to] = sign * rotated[k * n + from];
  }
}
