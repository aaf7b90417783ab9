import { randomStream } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniform } from './uniform.ts';

describe('uniform', () => {
  it('is 3 a quarter of the way from 2 to 6', () => {
    expect(uniform(() => 0.25, 2, 6)).toBe(3);
  });

  it('is the end where both ends are the same', () => {
    expect(uniform(() => 0.25, 2, 2)).toBe(2);
  });

  it('stays between its ends, whatever they are', () => {
    const end = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
    fc.assert(
      fc.property(fc.string(), end, end, (seed, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const draw = uniform(randomStream(seed), low, high);
        expect(draw >= low && draw <= high).toBe(true);
      }),
    );
  });

  it('has the mean and variance of a uniform distribution', () => {
    const n = 100_000;
    const stream = randomStream(0);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const deviation = uniform(stream, -3, 5) - 1;
      sum += deviation;
      squares += deviation * deviation;
    }
    const variance = 64 / 12;
    const fourthMoment = 4 ** 4 / 5;
    expect(Math.abs(sum / n)).toBeLessThan(5 * Math.sqrt(variance / n));
    expect(Math.abs(squares / n - variance)).toBeLessThan(5 * Math.sqrt((fourthMoment - variance ** 2) / n));
  });

  it.each([
    [1, 0],
    [NaN, 1],
    [0, Infinity],
    [-1e308, 1e308],
  ])('refuses %d to %d', (low, high) => {
    expect(() => uniform(randomStream(0), low, high)).toThrow(/^uniform: "low" and "high" must be .* got /);
  });
});
