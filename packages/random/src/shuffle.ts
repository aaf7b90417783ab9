import type { RandomStream } from '@mixwell/core';
import { permutation } from './permutation.ts';

/** An array, or a typed array. */
export interface Items {
  readonly length: number;
  [index: number]: unknown;
  slice(): this;
}

/** A copy of `items` in a random order, all orders equally likely: entry i is `items[permutation(stream, items.length)[i]]`. */
export function shuffle<A extends Items>(stream: RandomStream, items: A): A {
  const order = permutation(stream, items.length);
  const shuffled: Items = items.slice();
  for (let i = 0; i < order.length; i++) shuffled[i] = items[order[i]];
  return shuffled as A;
}
