import { choleskyFactor, invertLower, log } from '@mixwell/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whitenFull } from './whitening.ts';

const EPSILON = 2.220446049250313e-16;

/** As it is told: the root of the determinant, then the inverse of the Cholesky factor. */
function plain(covariance: Float64Array, cols: number): (number | undefined)[] {
  const lower = covariance.slice();
  if (!choleskyFactor(lower, cols)) return [undefined];
  const roots = Array.from({ length: cols }, (_, j) => lower[j * cols + j]);
  if (roots.some((root, j) => root * root < cols * EPSILON * covariance[j * cols + j])) return [undefined];
  return [roots.reduce((sum, root) => sum + log(root), 0), ...invertLower(lower, cols)];
}

/** That of the second of two components. */
function found(covariance: Float64Array, cols: number): (number | undefined)[] {
  const size = cols * cols;
  const whitening = new Float64Array(2 * size).fill(7);
  const logRoot = whitenFull(Float64Array.of(...new Float64Array(size), ...covariance), cols, 1, whitening);
  expect(Array.from(whitening.subarray(0, size))).toEqual(Array(size).fill(7));
  return logRoot === undefined ? [undefined] : [logRoot, ...whitening.subarray(size)];
}

const square = (a: number, b: number, c: number) => Float64Array.of(a, b, b, c);

describe('what whitens two columns', () => {
  it('variances 4 and 25, covariance 6: roots 2 and 4, so [1/2, 0, -3/8, 1/4] and ln 8', () => {
    const [logRoot, ...whitening] = found(square(4, 6, 25), 2);
    expect(logRoot).toBeCloseTo(Math.log(8), 14);
    expect(whitening).toEqual([1 / 2, 0, -3 / 8, 1 / 4]);
  });

  it('has the bits of the loops over any number of columns', () => {
    const number = fc.oneof(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), fc.double());
    fc.assert(
      fc.property(number, number, number, fc.boolean(), (a, b, c, isRegular) => {
        const one = isRegular ? square(a * a, a * b, b * b + c * c) : square(a, b, c);
        expect(found(one, 2)).toEqual(plain(one, 2));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a variance of 0', square(0, 0, 1)],
    ['a negative one', square(-1, 0, 1)],
    ['an infinite one', square(Infinity, 0, 1)],
    ['a number that is none', square(1, NaN, 1)],
    ['columns that are one', square(1, 1, 1)],
    ['columns that are one but for rounding', square(1, 1, 1 + EPSILON)],
  ])('there is nothing where there is %s', (_, one) => expect(found(one, 2)).toEqual([undefined]));
});
