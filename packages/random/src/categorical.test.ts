import { randomStream } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCategorical } from './categorical.ts';

describe('makeCategorical', () => {
  it.each([
    [0, 0],
    [0.124, 0],
    [0.125, 1],
    [0.499, 1],
    [0.5, 3],
    [0.999, 3],
  ])('draws %d of the way through weights 1, 3, 0, 4 as category %d', (draw, category) => {
    expect(makeCategorical(() => draw, [1, 3, 0, 4])()).toBe(category);
  });

  it('never draws a category of weight 0, wherever it stands', () => {
    const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e300, noNaN: true })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1 - 2 ** -53, noNaN: true }), (given, draw) => {
        fc.pre(given.some((weight) => weight > 0));
        expect(given[makeCategorical(() => draw, given)()]).toBeGreaterThan(0);
      }),
    );
  });

  it('reads its weights once', () => {
    const weights = [1, 0];
    const draw = makeCategorical(randomStream(0), weights);
    weights.reverse();
    expect(Array.from({ length: 10 }, draw)).toEqual(new Array(10).fill(0));
  });

  it.each([[[0.1, 0.2, 0.3, 0.4]], [[5, 1]], [[1, 0, 1, 0, 8]], [[1e-3, 1, 1]]])(
    'draws %j in proportion',
    (weights) => {
      const n = 100_000;
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const draw = makeCategorical(randomStream(0), weights);
      const counts = weights.map(() => 0);
      for (let i = 0; i < n; i++) counts[draw()]++;
      weights.forEach((weight, k) => {
        const p = weight / total;
        expect(Math.abs(counts[k] / n - p), `category ${k}`).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / n));
      });
    },
  );

  it('draws these categories from seed 0, on every platform', () => {
    expect(Array.from({ length: 16 }, makeCategorical(randomStream(0), [1, 2, 3])).join('')).toBe('2012012022210212');
  });

  it.each([
    [[1, -1], '"weights" has -1 at index 1; expected a finite number of at least 0.'],
    [[NaN], '"weights" has NaN at index 0; expected a finite number of at least 0.'],
    [[1, Infinity], '"weights" has Infinity at index 1; expected a finite number of at least 0.'],
    [['1'], '"weights" has the text "1" at index 0; expected a finite number of at least 0.'],
    [null, '"weights" must be an array of numbers; got null.'],
    [[], '"weights" must add to a finite number above 0; got 0.'],
    [[0, 0], '"weights" must add to a finite number above 0; got 0.'],
    [[1e308, 1e308], '"weights" must add to a finite number above 0; got Infinity.'],
  ])('refuses %j', (weights, message) => {
    expect(() => makeCategorical(randomStream(0), weights as number[])).toThrow(`makeCategorical: ${message}`);
  });
});
