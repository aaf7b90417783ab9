import { expect, it } from 'vitest';
import { Queue } from './queue.ts';

it('the head stays until it is not open any more, and what is behind it is not made before', () => {
  const made: number[] = [];
  const queue = new Queue(
    (function* () {
      for (let i = 1; i <= 4; i++) {
        made.push(i);
        yield i;
      }
    })(),
  );
  expect([queue.head(() => true), queue.head(() => true), made]).toEqual([1, 1, [1]]);
  expect([queue.head((i) => i > 2), made]).toEqual([3, [1, 2, 3]]);
  expect([queue.head((i) => i > 4), queue.head(() => true)]).toEqual([undefined, undefined]);
});

it('one that cannot be made is the end', () => {
  const queue = new Queue(
    (function* () {
      yield 1;
      throw new RangeError('no memory');
    })(),
  );
  expect([queue.head(() => true), queue.head((i) => i > 1), queue.head(() => true)]).toEqual([1, undefined, undefined]);
});

it('of nothing there is no head', () => expect(new Queue().head(() => true)).toBeUndefined());
