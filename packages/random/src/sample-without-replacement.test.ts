import { randomStream } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutation } from './permutation.ts';
import { sampleWithoutReplacement } from './sample-without-replacement.ts';

describe('sampleWithoutReplacement', () => {
  it('of none is empty', () => {
    expect(sampleWithoutReplacement(randomStream(0), 5, 0)).toEqual(Int32Array.of());
    expect(sampleWithoutReplacement(randomStream(0), 0, 0)).toEqual(Int32Array.of());
  });

  it('is the start of the permutation from the same stream', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(60), fc.nat(60), (seed, a, b) => {
        const [count, n] = a < b ? [a, b] : [b, a];
        expect(sampleWithoutReplacement(randomStream(seed), n, count)).toEqual(
          permutation(randomStream(seed), n).slice(0, count),
        );
      }),
    );
  });

  it('takes 3 of 2^31 without room for all', () => {
    const sample = sampleWithoutReplacement(randomStream(0), 2 ** 31, 3);
    expect(new Set(sample).size).toBe(3);
    expect(sample.every((value) => value >= 0)).toBe(true);
  });

  it('takes each of the 10 pairs of 5 numbers equally often', () => {
    const stream = randomStream(0);
    const n = 20_000;
    const counts = new Map<string, number>();
    for (let i = 0; i < n; i++) {
      const pair = sampleWithoutReplacement(stream, 5, 2).sort().join('');
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - n / 10) ** 2 / (n / 10), 0);
    expect(chiSquare).toBeLessThan(9 + 5 * Math.sqrt(2 * 9));
  });

  it.each([
    [5, 6, '"count" must be a whole number from 0 to 5; got 6.'],
    [5, -1, '"count" must be a whole number from 0 to 5; got -1.'],
    [5, 0.5, '"count" must be a whole number from 0 to 5; got 0.5.'],
    [-1, 0, '"n" must be a whole number from 0 to 2147483648; got -1.'],
  ])('refuses, of %d, %d', (n, count, message) => {
    expect(() => sampleWithoutReplacement(randomStream(0), n, count)).toThrow(`sampleWithoutReplacement: ${message}`);
  });
});
