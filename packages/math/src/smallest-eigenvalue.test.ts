import { expect, it } from 'vitest';
import { jacobiEigen } from './jacobi-eigen.ts';
import { smallestEigenvalue } from './smallest-eigenvalue.ts';

it('of [[2, 1], [1, 2]] it is 1, and of any matrix that of jacobiEigen', () => {
  expect(smallestEigenvalue(Float64Array.of(2, 1, 1, 2), 2)).toBeCloseTo(1, 15);
  const matrix = Float64Array.of(4, 1, 0.5, 1, 3, -1, 0.5, -1, 7);
  expect(smallestEigenvalue(matrix.slice(), 3)).toBe(jacobiEigen(matrix.slice(), 3).values[2]);
});
