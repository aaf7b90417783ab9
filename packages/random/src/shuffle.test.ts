import { randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { permutation } from './permutation.ts';
import { shuffle } from './shuffle.ts';

describe('shuffle', () => {
  it('gives the items in the order of the permutation', () => {
    const order = permutation(randomStream(3), 5);
    const words = ['a', 'b', 'c', 'd', 'e'];
    expect(shuffle(randomStream(3), words)).toEqual(Array.from(order, (i) => words[i]));
  });

  it('gives a typed array of the same type, and leaves its input as it was', () => {
    const items = Float64Array.of(1, 2, 3, 4);
    const shuffled: Float64Array = shuffle(randomStream(0), items);
    expect(shuffled).toBeInstanceOf(Float64Array);
    expect(shuffled.toSorted()).toEqual(items);
    expect(items).toEqual(Float64Array.of(1, 2, 3, 4));
  });
});
