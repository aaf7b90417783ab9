import { expect, it } from 'vitest';
import { room } from './room.ts';

it('gives the same array again where it is as long, and never that of another room', () => {
  const [one, other] = [room(), room()];
  const first = one(3);
  first.fill(7);
  expect([...one(3)]).toEqual([7, 7, 7]);
  expect(one(3)).toBe(first);
  expect(other(3)).not.toBe(first);
  expect(one(4)).toHaveLength(4);
  expect(one(3)).not.toBe(first);
});

it('does not keep what is large', () => {
  const one = room();
  expect(one(5000)).not.toBe(one(5000));
});
