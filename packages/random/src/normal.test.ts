import { randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { makeNormal } from './normal.ts';

const n = 200_000;

function draws(seed: number | string, count = n): number[] {
  const normal = makeNormal(randomStream(seed));
  return Array.from({ length: count }, normal);
}

describe('makeNormal', () => {
  it('gives both halves of a point in the disc: (0.6, 0) scaled by sqrt(-2 ln 0.36 / 0.36)', () => {
    const uniforms = [0.8, 0.5];
    const normal = makeNormal(() => uniforms.shift() ?? NaN);
    expect(normal()).toBeCloseTo(Math.sqrt(-2 * Math.log(0.36)), 14);
    expect(normal()).toBe(0);
  });

  it('passes over the corners of the square and the origin', () => {
    const uniforms = [0, 0, 0.5, 0.5, 0.8, 0.5];
    const normal = makeNormal(() => uniforms.shift() ?? NaN);
    expect(normal()).toBeCloseTo(Math.sqrt(-2 * Math.log(0.36)), 14);
  });

  it('draws the same numbers from the same seed, and 1 is the seed "1"', () => {
    expect(draws(1, 20)).toEqual(draws('1', 20));
    expect(draws(1, 20)).not.toEqual(draws(2, 20));
  });

  it('draws these numbers from seed 0, on every platform', () => {
    expect(draws(0, 4)).toEqual([0.2566185030243842, -1.0050179486947792, -0.22708247950316932, 1.9916349083513594]);
  });

  it.each([0, 1])('has moments 0, 1, 0, 3 to five standard errors (seed %d)', (seed) => {
    const sample = draws(seed);
    const moment = (power: number) => sample.reduce((sum, x) => sum + x ** power, 0) / n;
    const variances = [1, 2, 15, 96];
    [0, 1, 0, 3].forEach((expected, p) => {
      expect(Math.abs(moment(p + 1) - expected), `moment ${p + 1}`).toBeLessThan(5 * Math.sqrt(variances[p] / n));
    });
  });

  it('has the normal distribution function: Kolmogorov distance under the 1e-6 point', () => {
    const count = 50_000;
    const sample = draws(0, count).sort((a, b) => a - b);
    const distance = sample.reduce((most, x, i) => {
      const p = distributionFunction(x);
      return Math.max(most, p - i / count, (i + 1) / count - p);
    }, 0);
    expect(distance).toBeLessThan(Math.sqrt(Math.log(2 / 1e-6) / 2 / count));
  });

  it('gives neighbours that are uncorrelated, both within a pair and across pairs', () => {
    const sample = draws(0);
    const lagged = (lag: number) => sample.reduce((sum, x, i) => sum + (i < lag ? 0 : x * sample[i - lag]), 0) / n;
    for (const lag of [1, 2, 3]) expect(Math.abs(lagged(lag))).toBeLessThan(5 / Math.sqrt(n));
  });
});

/** P(Z <= x), by Simpson's rule over the density from 0 to x in 400 steps; error under 1e-9 for |x| < 6. */
function distributionFunction(x: number): number {
  const step = x / 400;
  const density = (i: number) => Math.exp(-((i * step) ** 2) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(400);
  for (let i = 1; i < 400; i++) sum += (i % 2 === 1 ? 4 : 2) * density(i);
  return 0.5 + (sum * step) / 3;
}
