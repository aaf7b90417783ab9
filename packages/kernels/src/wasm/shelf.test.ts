import { expect, it } from 'vitest';
import { newShelf } from './shelf.ts';

const places = (...arrays: ({ readonly byteOffset: number } | undefined)[]) => arrays.map((array) => array?.byteOffset);

it('arrays stand one after the other, at multiples of 64, until the shelf is full', () => {
  const shelf = newShelf(new ArrayBuffer(512), 64, 320);
  const a = shelf.take('int32', 3);
  const b = shelf.take('float64', 9);
  expect(places(a, b, shelf.take('float64', 9), shelf.take('int32', 16), shelf.take('int32', 1))).toEqual([
    64,
    128,
    undefined,
    256,
    undefined,
  ]);
  expect([a, b]).toEqual([new Int32Array(3), new Float64Array(9)]);
});

it('what was freed is taken again, as zeros, by what fits in', () => {
  const shelf = newShelf(new ArrayBuffer(320), 0, 320);
  const [a, b] = [shelf.take('float64', 16)!, shelf.take('float64', 16)!];
  a.fill(7);
  shelf.free(a);
  shelf.free(a);
  const larger = shelf.take('float64', 17);
  const again = shelf.take('float64', 10);
  expect(places(larger, b, again)).toEqual([undefined, 128, 0]);
  expect(again).toEqual(new Float64Array(10));
});

it('zeros are not written where nothing else was yet', () => {
  const memory = new ArrayBuffer(256);
  new Uint8Array(memory).fill(1);
  const shelf = newShelf(memory, 0, 256, 64);
  const [below, above] = [shelf.take('int32', 16)!, shelf.take('int32', 16)!];
  expect([below[0], above[0]]).toEqual([0, 0x01010101]);
  shelf.free(above);
  expect(shelf.take('int32', 16)).toEqual(new Int32Array(16));
});
