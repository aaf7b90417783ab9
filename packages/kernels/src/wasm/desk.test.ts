import { afterEach, expect, it, vi } from 'vitest';
import { desk } from './desk.ts';
import { allocMatrix } from './house.ts';
import { machine } from './runtime.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Rows of ordinary memory. */
const elsewhere = { data: new Float64Array(1) };

const always =
  (value: number) =>
  (parts: { readonly a: { readonly numbers: Float64Array } }): void => {
    parts.a.numbers.fill(value);
  };

it('parts are apart, aligned to 16 bytes, and as long as asked for', () => {
  const { a, b } = desk({ a: 3, b: 2 }, () => {})!(elsewhere);
  expect([a.at % 16, b.at % 16, a.numbers.length, b.numbers.length, b.integers.length]).toEqual([0, 0, 3, 2, 4]);
  expect(b.at - a.at).toBe(32);
});

it('what lies on a desk stays while nobody else uses the memory', () => {
  const fill = vi.fn(always(1));
  const take = desk({ a: 2 }, fill)!;
  take(elsewhere);
  take(elsewhere);
  expect(fill).toHaveBeenCalledTimes(1);
});

it('two desks that take turns find what they need each time', () => {
  const takes = [desk({ a: 4 }, always(1))!, desk({ a: 4 }, always(2))!];
  const seen = [0, 1, 0, 0, 1].map((which) => takes[which](elsewhere).a.numbers[3]);
  expect(seen).toEqual([1, 2, 1, 1, 2]);
});

it('a desk survives that the memory grows', () => {
  const small = desk({ a: 4 }, always(1))!;
  small(elsewhere);
  const before = machine()!.memory.buffer.byteLength;
  const large = desk({ a: before }, always(2))!;
  expect(machine()!.memory.buffer.byteLength).toBeGreaterThan(before);
  expect([
    small(elsewhere).a.numbers[0],
    large(elsewhere).a.numbers[before - 1],
    small(elsewhere).a.numbers[3],
  ]).toEqual([1, 2, 1]);
});

it('a desk is where the rows live, if there is room, and each memory has its own', () => {
  const fill = vi.fn(always(1));
  const rows = allocMatrix(2, 3);
  const take = desk({ a: 2 }, fill)!;
  const near = take(rows).a;
  expect([near.buffer === rows.data.buffer, near.at < rows.data.byteOffset]).toEqual([true, true]);
  expect(take(elsewhere).a.buffer).toBe(machine()!.memory.buffer);
  take(elsewhere);
  expect(fill).toHaveBeenCalledTimes(2);
  const large = desk({ a: rows.data.byteOffset / 8 }, () => {})!;
  expect(large(rows).a.buffer).toBe(machine()!.memory.buffer);
});

it('what needs more than 128 MiB gets no desk, and leaves the memory as it is', () => {
  const before = machine()!.memory.buffer.byteLength;
  expect(desk({ a: 2 ** 24 }, () => {})).toBeUndefined();
  expect(machine()!.memory.buffer.byteLength).toBe(before);
});

it('there is no desk where the memory refuses to grow, nor without WebAssembly', async () => {
  vi.spyOn(machine()!.memory, 'grow').mockImplementation(() => {
    throw new RangeError('Out of memory.');
  });
  expect(desk({ a: 2 ** 22 }, () => {})).toBeUndefined();
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  const fresh = await import('./desk.ts');
  expect(fresh.desk({ a: 1 }, () => {})).toBeUndefined();
});
