import { isMixwellError } from '@mixwell/core';
import { oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { makeCircles, makeCirclesRules } from './make-circles.ts';

interface Case {
  n: number;
  X: number[][];
  y: number[];
}
const cases: Case[] = oracle('numeric').make_circles_exact.cases;

describe('makeCircles', () => {
  it('of 4 rows has (1, 0) and (-1, 0) outside, and (0.25, 0) and (-0.25, 0) inside with factor 0.25', () => {
    const { x, labels } = makeCircles({ rows: 4, factor: 0.25, shuffle: false });
    [1, 0, -1, 0, 0.25, 0, -0.25, 0].forEach((expected, at) => expect(x.data[at]).toBeCloseTo(expected, 15));
    expect([...labels]).toEqual([0, 0, 1, 1]);
  });

  it.each(cases)('equals scikit-learn at $n rows to 1e-15', ({ n, X, y }) => {
    const { x, labels } = makeCircles({ rows: n, factor: 0.5, shuffle: false });
    expect([...labels]).toEqual(y);
    X.flat().forEach((value, at) => expect(Math.abs(x.data[at] - value)).toBeLessThanOrEqual(1e-15));
  });

  it('lies on the circles of its truth', () => {
    const { x, labels, truth } = makeCircles({ factor: 0.3 });
    labels.forEach((label, i) => {
      expect(Math.hypot(x.data[i * 2], x.data[i * 2 + 1])).toBeCloseTo(truth.arcs[label].radius, 14);
    });
    expect(truth.arcs.map(({ radius }) => radius)).toEqual([1, 0.3]);
  });

  it('has noise of its standard deviation about the circles, to five standard errors', () => {
    const rows = 50_000;
    const noisy = makeCircles({ rows, noise: 0.2, shuffle: false });
    const bare = makeCircles({ rows, shuffle: false });
    const errors = noisy.x.data.map((value, at) => value - bare.x.data[at]);
    const n = errors.length;
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / n)).toBeLessThan((5 * 0.2) / Math.sqrt(n));
    const variance = errors.reduce((sum, error) => sum + error * error, 0) / n;
    expect(Math.abs(variance - 0.04)).toBeLessThan(5 * 0.04 * Math.sqrt(2 / n));
  });

  it('gives the same bits from the same seed, 1 being the seed "1"', () => {
    expect(makeCircles({ noise: 1, seed: 1 })).toEqual(makeCircles({ noise: 1, seed: '1' }));
    expect(makeCircles({ noise: 1, seed: 1 }).x).not.toEqual(makeCircles({ noise: 1, seed: 2 }).x);
  });

  it.each([
    ...Object.entries(makeCirclesRules).flatMap(([option, { bad }]) => bad.map((value) => [option, value])),
    ['facto', 1],
  ])('refuses "%s" %j, naming it', (option, value) => {
    const wrong = () => makeCircles({ [option as string]: value });
    expect(wrong).toThrow(new RegExp(`^makeCircles: .*"${String(option)}"`));
    expect(wrong).toThrow(expect.toSatisfy((error) => isMixwellError(error, 'invalid-param')));
  });
});
