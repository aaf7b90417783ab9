import { expect, it } from 'vitest';
import { layoutOf, partsIn } from './layout.ts';
import type { Kernels } from './runtime.ts';

const [strict, fused]: Kernels[] = [{}, {}];
const memory = (): ArrayBuffer => new ArrayBuffer(1024);

it('parts of 3 and 2 doubles from address 64 on are at 64 and 96, and end at 112', () => {
  const { places, end } = layoutOf(64, { a: 3, b: 2 });
  expect([places, end]).toEqual([[64, 96], 112]);
});

it('the same names, lengths and base are the same layout, as long as it is remembered', () => {
  const first = layoutOf(0, { a: 3, b: 2 });
  expect(layoutOf(0, { a: 3, b: 2 })).toBe(first);
  for (const other of [layoutOf(0, { a: 3, b: 4 }), layoutOf(0, { a: 3, c: 2 }), layoutOf(0, { a: 3 })]) {
    expect(other).not.toBe(first);
  }
  expect(layoutOf(16, { a: 3, b: 2 })).not.toBe(first);
  for (let length = 10; length < 20; length++) layoutOf(0, { a: length });
  expect(layoutOf(0, { a: 3, b: 2 })).not.toBe(first);
});

it('parts in the memory that all share are remembered until it is another, those elsewhere are not', () => {
  const layout = layoutOf(32, { a: 4 });
  const [before, after] = [memory(), memory()];
  const parts = partsIn(layout, before, strict, true);
  expect(partsIn(layout, before, fused, true)).toBe(parts);
  expect(parts.kernels).toBe(fused);
  expect(partsIn(layout, before, strict, false)).not.toBe(parts);
  expect(partsIn(layout, after, strict, true).a.numbers.buffer).toBe(after);
});
