import { expect, it } from 'vitest';
import { layoutOf, partsIn } from './layout.ts';
import type { Kernels } from './runtime.ts';

const [strict, fused]: Kernels[] = [{}, {}];
const machine = (base: number): { base: number; buffer: ArrayBuffer } => ({ base, buffer: new ArrayBuffer(1024) });

it('parts of 3 and 2 doubles are at 0 and 32 from the base on, and have 48 bytes', () => {
  const layout = layoutOf({ a: 3, b: 2 });
  expect([layout.places.slice(0, 2), layout.bytes]).toEqual([[0, 32], 48]);
  expect(partsIn(layout, machine(64), strict, false).b).toMatchObject({ at: 96 });
});

it('after parts of 48 bytes there is room for 1024 rows of 3 columns, and then for their weights', () => {
  const layout = layoutOf({ a: 3, b: 2 }, 3);
  expect(layout.bytes).toBe(48 + 8 * 1024 * (3 + 1));
  const { rows, weights } = partsIn(layout, machine(64), strict, false);
  expect([rows.at, weights.at]).toEqual([64 + 48, 64 + 48 + 8 * 1024 * 3]);
});

it('the same names and lengths are the same layout, as long as it is remembered', () => {
  const first = layoutOf({ a: 3, b: 2 });
  expect(layoutOf({ a: 3, b: 2 })).toBe(first);
  for (const other of [
    layoutOf({ a: 3, b: 4 }),
    layoutOf({ a: 3, c: 2 }),
    layoutOf({ a: 3 }),
    layoutOf({ a: 3, b: 2 }, 1),
  ]) {
    expect(other).not.toBe(first);
  }
  for (let length = 10; length < 20; length++) layoutOf({ a: length });
  expect(layoutOf({ a: 3, b: 2 })).not.toBe(first);
});

it('parts in the memory that all share are remembered until it is another, those elsewhere are not', () => {
  const layout = layoutOf({ a: 4 });
  const [before, after] = [machine(32), machine(32)];
  const parts = partsIn(layout, before, strict, true);
  expect(partsIn(layout, before, fused, true)).toBe(parts);
  expect(parts.kernels).toBe(fused);
  expect(partsIn(layout, before, strict, false)).not.toBe(parts);
  expect(partsIn(layout, after, strict, true).a.numbers.buffer).toBe(after.buffer);
});
