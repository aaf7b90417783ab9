import { expect, it } from 'vitest';
import { randIndex } from './rand-index.ts';

it('0 0 1 1 against 0 0 1 2 agrees in 5 of 6 pairs', () => {
  expect(randIndex([0, 0, 1, 1], [0, 0, 1, 2])).toBe(5 / 6);
});

it('one class against a class a row agrees in no pair', () => {
  expect(randIndex([0, 0, 0], [0, 1, 2])).toBe(0);
});

it('a single row, that has no pairs, is 1', () => {
  expect(randIndex([4], ['x'])).toBe(1);
});
