import { isMixwellError, randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { makeMultivariateNormal } from './multivariate-normal.ts';
import { makeNormal } from './normal.ts';

describe('makeMultivariateNormal', () => {
  it('is the mean plus L z: row (10 + 2 z0, 20 + 3 z0 + 4 z1)', () => {
    const normal = makeNormal(randomStream(0));
    const [z0, z1] = [normal(), normal()];
    expect(makeMultivariateNormal(randomStream(0), [10, 20], [2, 0, 3, 4])()).toEqual(
      Float64Array.of(10 + 2 * z0, 20 + 3 * z0 + 4 * z1),
    );
  });

  it('does not use what is above the diagonal', () => {
    const row = makeMultivariateNormal(randomStream(0), [1, 2], [2, 0, 3, 4])();
    expect(makeMultivariateNormal(randomStream(0), [1, 2], [2, 99, 3, 4])()).toEqual(row);
  });

  it('writes into a block at the place it is given, and nowhere else', () => {
    const draw = makeMultivariateNormal(randomStream(0), [0, 0], [1, 0, 0, 1]);
    const again = makeMultivariateNormal(randomStream(0), [0, 0], [1, 0, 0, 1]);
    const block = new Float64Array(6).fill(7);
    expect(draw(block, 2)).toBe(block);
    expect(block).toEqual(Float64Array.of(7, 7, ...again(), 7, 7));
  });

  it('copies its mean and factor', () => {
    const mean = [0];
    const factor = [1];
    const draw = makeMultivariateNormal(randomStream(0), mean, factor);
    mean[0] = factor[0] = 1000;
    expect(Math.abs(draw()[0])).toBeLessThan(10);
  });

  it('has its mean and covariance, to five standard errors', () => {
    const n = 100_000;
    const mean = [1, -2, 3];
    const factor = [1, 0, 0, -0.5, 2, 0, 0.3, 0.7, 0.1];
    const covariance = (i: number, j: number) =>
      [0, 1, 2].reduce((sum, l) => sum + factor[i * 3 + l] * factor[j * 3 + l], 0);
    const draw = makeMultivariateNormal(randomStream(0), mean, factor);
    const sums = new Float64Array(3);
    const products = new Float64Array(9);
    for (let row = 0; row < n; row++) {
      const x = draw().map((value, j) => value - mean[j]);
      for (let i = 0; i < 3; i++) {
        sums[i] += x[i];
        for (let j = 0; j < 3; j++) products[i * 3 + j] += x[i] * x[j];
      }
    }
    for (let i = 0; i < 3; i++) {
      expect(Math.abs(sums[i] / n), `mean ${i}`).toBeLessThan(5 * Math.sqrt(covariance(i, i) / n));
      for (let j = 0; j < 3; j++) {
        const variance = covariance(i, i) * covariance(j, j) + covariance(i, j) ** 2;
        expect(Math.abs(products[i * 3 + j] / n - covariance(i, j)), `covariance ${i}, ${j}`).toBeLessThan(
          5 * Math.sqrt(variance / n),
        );
      }
    }
  });

  it('refuses a factor of the wrong size', () => {
    const wrong = () => makeMultivariateNormal(randomStream(0), [0, 0], [1, 2, 3]);
    expect(wrong).toThrow('makeMultivariateNormal: a mean of 2 needs a factor of 2 x 2, 4 numbers; got 3.');
    expect(wrong).toThrow(expect.toSatisfy((error) => isMixwellError(error, 'shape-mismatch')));
  });

  it.each([
    [[NaN], [1], '"mean" has NaN at index 0; expected a finite number.'],
    [[0], [Infinity], '"factor" has Infinity at index 0; expected a finite number.'],
    [undefined, [1], '"mean" must be an array of numbers; got undefined.'],
  ])('refuses mean %j with factor %j', (mean, factor, message) => {
    expect(() => makeMultivariateNormal(randomStream(0), mean as number[], factor)).toThrow(
      `makeMultivariateNormal: ${message}`,
    );
  });
});
