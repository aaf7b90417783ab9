import { randomStream } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutation } from './permutation.ts';

describe('permutation', () => {
  it('of 0 is empty, and of 1 is 0', () => {
    expect(permutation(randomStream(0), 0)).toEqual(Int32Array.of());
    expect(permutation(randomStream(0), 1)).toEqual(Int32Array.of(0));
  });

  it('leaves 0, 1, 2 as they are where every draw is the lowest', () => {
    expect(permutation(() => 0, 3)).toEqual(Int32Array.of(0, 1, 2));
  });

  it('has each number once', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(200), (seed, n) => {
        expect(permutation(randomStream(seed), n).toSorted()).toEqual(Int32Array.from({ length: n }, (_, i) => i));
      }),
    );
  });

  it('gives the 24 orders of 4 numbers equally often', () => {
    const stream = randomStream(0);
    const n = 48_000;
    const counts = new Map<string, number>();
    for (let i = 0; i < n; i++) {
      const order = permutation(stream, 4).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - n / 24) ** 2 / (n / 24), 0);
    expect(chiSquare).toBeLessThan(23 + 5 * Math.sqrt(2 * 23));
  });

  it('gives this order of 10 from seed 0, on every platform', () => {
    expect(permutation(randomStream(0), 10).join('')).toBe('7682590314');
  });

  it.each([-1, 1.5, NaN, 2 ** 31 + 1])('refuses %d', (n) => {
    expect(() => permutation(randomStream(0), n)).toThrow(
      /^permutation: "n" must be a whole number from 0 to 2147483648; got /,
    );
  });
});
