import { describe, expect, it } from 'vitest';
import type { Scoring } from './scoring.ts';
import { isMostlyFar } from './mostly-far.ts';

/** Unit covariances around multiples of `apart` along the diagonal. */
function row(components: number, cols: number, apart: number): Scoring {
  const means = Float64Array.from({ length: components * cols }, (_, c) => apart * Math.floor(c / cols));
  const whitening = Float64Array.from({ length: components * cols * cols }, (_, at) =>
    Math.floor(at / cols) % cols === at % cols ? 1 : 0,
  );
  return { shape: 'full', components, cols, means, whitening, logConstants: new Float64Array(components).fill(-cols) };
}

describe('isMostlyFar', () => {
  it.each([
    [8, 32, 10, true],
    [8, 8, 10, true],
    [8, 32, 1, false],
    [2, 8, 100, false],
    [1, 32, 0, false],
    [8, 4, 100, false],
  ])('of %i components in %i columns, %i apart, is %s', (components, cols, apart, expected) => {
    expect(isMostlyFar(row(components, cols, apart))).toBe(expected);
  });

  it('counts a component without weight as far from all', () => {
    const near = row(8, 32, 0);
    expect(
      isMostlyFar({ ...near, logConstants: near.logConstants.map((value, k) => (k < 5 ? -Infinity : value)) }),
    ).toBe(true);
  });
});
