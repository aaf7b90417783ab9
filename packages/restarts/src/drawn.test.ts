import { expect, it, vi } from 'vitest';
import { Drawn } from './drawn.ts';

it('items are made once, when they are asked for, taken or foreseen', () => {
  const draw = vi.fn((index: number) => (index < 4 ? { index } : undefined));
  const drawn = new Drawn(draw);
  const ahead = drawn.from(0);
  const [a, b] = [ahead.next().value, ahead.next().value];
  expect(draw.mock.calls).toEqual([[0], [1]]);
  expect([drawn.take(0), drawn.take(1)].every((item, i) => item === [a, b][i])).toBe(true);
  expect([drawn.take(2), drawn.take(3), drawn.take(4)]).toEqual([{ index: 2 }, { index: 3 }, undefined]);
  expect(draw).toHaveBeenCalledTimes(5);
});

it('what is foreseen ends with the first that is none', () => {
  expect([...new Drawn((index) => (index < 2 ? index : undefined)).from(0)]).toEqual([0, 1]);
});

it('what was before one that is taken is not kept', () => {
  const draw = vi.fn((index: number) => index);
  const drawn = new Drawn(draw);
  drawn.take(0);
  drawn.take(1);
  drawn.take(0);
  expect(draw.mock.calls).toEqual([[0], [1], [0]]);
});

it('what is foreseen goes on with what was taken last, and makes nothing before it again', () => {
  const draw = vi.fn((index: number) => ({ index }));
  const drawn = new Drawn(draw);
  const ahead = drawn.from(0);
  ahead.next();
  for (let i = 0; i <= 3; i++) drawn.take(i);
  expect([ahead.next().value, ahead.next().value]).toEqual([{ index: 3 }, { index: 4 }]);
  expect(draw.mock.calls).toEqual([[0], [1], [2], [3], [4]]);
});
