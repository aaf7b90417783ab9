import { jacobiEigen } from './jacobi-eigen.ts';
import { room } from './room.ts';

const [values, vectors] = [room(), room()];

/** The smallest eigenvalue of the symmetric n x n matrix `a`, which is overwritten: that of `jacobiEigen`, without new arrays. */
export function smallestEigenvalue(a: Float64Array, n: number): number {
  return jacobiEigen(a, n, { values: values(n), vectors: vectors(n * n) }).values[n - 1];
}
