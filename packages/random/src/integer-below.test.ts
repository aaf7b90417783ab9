import { randomStream } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerBelow } from './integer-below.ts';

describe('integerBelow', () => {
  it('is 0 below 1', () => {
    expect(integerBelow(randomStream(0), 1)).toBe(0);
  });

  it('draws again where 2^53 is not a multiple of n: 2^53 - 1 is one of the 2 left over from multiples of 3', () => {
    const draws = [1 - 2 ** -53, 7 * 2 ** -53];
    expect(integerBelow(() => draws.shift() ?? NaN, 3)).toBe(1);
    expect(draws).toHaveLength(0);
  });

  it('is a whole number from 0 to n - 1 for every n', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (seed, n) => {
        const draw = integerBelow(randomStream(seed), n);
        expect(Number.isInteger(draw) && draw >= 0 && draw < n).toBe(true);
      }),
    );
  });

  it.each([2, 3, 7, 10, 256])('draws the numbers below %d equally often', (n) => {
    const stream = randomStream(0);
    const counts = new Array<number>(n).fill(0);
    for (let i = 0; i < 2000 * n; i++) counts[integerBelow(stream, n)]++;
    expect(chiSquare(counts)).toBeLessThan(fiveSigma(n - 1));
  });

  it('favours no half below 3 * 2^51, where a plain remainder would draw the lower third twice as often', () => {
    const n = 3 * 2 ** 51;
    const stream = randomStream(0);
    const counts = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) counts[Math.floor(integerBelow(stream, n) / 2 ** 51)]++;
    expect(chiSquare(counts)).toBeLessThan(fiveSigma(2));
  });

  it.each([0, -1, 1.5, NaN, Infinity, 2 ** 54])('refuses %d', (n) => {
    expect(() => integerBelow(randomStream(0), n)).toThrow(
      /^integerBelow: "n" must be a whole number from 1 to 9007199254740992; got /,
    );
  });
});

/** Pearson's statistic against equal counts. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Five standard deviations above the mean of a chi-square of so many degrees of freedom. */
function fiveSigma(freedom: number): number {
  return freedom + 5 * Math.sqrt(2 * freedom);
}
