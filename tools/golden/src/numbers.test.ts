import { expect, it } from 'vitest';
import { digest, numbersIn } from './numbers.ts';

it('numbers are found in order, wherever they are', () => {
  const value = { a: 1, b: ['two', Float64Array.of(2, 3), { c: [[4]] }], d: Int32Array.of(5), e: null, f: () => 6 };
  expect([...numbersIn(value)]).toEqual([1, 2, 3, 4, 5]);
});

it('SHA-256 of the eight zero bytes of 0', async () => {
  expect(await digest([0])).toBe('af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc');
});

it('a last bit, a sign of zero or an order makes another digest; text and form do not', async () => {
  const all = [[0.3], [0.1 + 0.2], [0], [-0], [1, 2], [2, 1], [NaN]];
  expect(new Set(await Promise.all(all.map(digest))).size).toBe(all.length);
  expect(await digest({ a: 'text', b: [1], c: 2 })).toBe(await digest([1, 2]));
});

it('nothing has no digest', async () => {
  await expect(digest({ a: 'text' })).rejects.toThrow('no number');
});
