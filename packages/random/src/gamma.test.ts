import { randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { makeGamma } from './gamma.ts';

const n = 200_000;

function draws(shape: number, count = n): number[] {
  const gamma = makeGamma(randomStream(0, 'gamma'), shape);
  return Array.from({ length: count }, gamma);
}

describe('makeGamma', () => {
  it('draws the same numbers from the same seed', () => {
    expect(draws(2.5, 20)).toEqual(draws(2.5, 20));
  });

  it.each([0.1, 0.5, 1, 1.5, 7, 1000])(
    'of shape a has moments a, a, 2a and 3a^2 + 6a to five standard errors: a = %d',
    (a) => {
      const sample = draws(a);
      // The standard error of a mean is the root of the variance of what is averaged over n; here both are of the sample.
      const expectMean = (of: (x: number) => number, wanted: number): void => {
        const mean = sample.reduce((sum, x) => sum + of(x), 0) / n;
        const variance = sample.reduce((sum, x) => sum + (of(x) - mean) ** 2, 0) / n;
        expect(Math.abs(mean - wanted)).toBeLessThan(5 * Math.sqrt(variance / n));
      };
      expectMean((x) => x, a);
      expectMean((x) => (x - a) ** 2, a);
      expectMean((x) => (x - a) ** 3, 2 * a);
      expectMean((x) => (x - a) ** 4, 3 * a * a + 6 * a);
    },
  );

  // Distribution functions by SciPy; a share has a standard error of at most 1 / (2 sqrt(n)).
  it.each([
    [0.5, 0.05, 0.24817036595415076],
    [0.5, 0.5, 0.6826894921370859],
    [1, 1, 0.6321205588285577],
    [2, 2, 0.5939941502901616],
  ])('of shape %d is at most %d with probability %d', (shape, at, probability) => {
    const share = draws(shape).filter((x) => x <= at).length / n;
    expect(Math.abs(share - probability)).toBeLessThan(2.5 / Math.sqrt(n));
  });

  it.each([0, -1, NaN, Infinity, '1' as unknown as number])('refuses shape %o', (shape) => {
    expect(() => makeGamma(randomStream(0), shape)).toThrow('makeGamma: "shape" must be a finite number above 0');
  });
});
