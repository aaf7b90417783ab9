import { isMixwellError } from '@mixwell/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { allocMatrix, house } from './house.ts';
import { machine, newMachine } from './runtime.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.resetModules();
});

const counting = (rows: number, cols: number) => ({
  data: Float64Array.from({ length: rows * cols }, (_, at) => at),
  rows,
  cols,
});

describe('house', () => {
  it('copies many rows and their weights once, and gives arrays beside them', () => {
    const matrix = counting(5000, 3);
    const weights = Float64Array.from({ length: 5000 }, (_, i) => i % 2);
    const { rows, array, moveIn, leave } = house({ matrix, weights })!;
    expect([...moveIn()]).toHaveLength(1);
    expect(rows).toEqual({ matrix, weights });
    const { buffer } = rows.matrix.data;
    expect(buffer).not.toBe(matrix.data.buffer);
    expect([rows.weights?.buffer, array('int32', 5000)?.buffer]).toEqual([buffer, buffer]);
    expect(array('float64', 1e6)).toBeUndefined();
    leave();
  });

  it('gives the room of an array that is of no more use to the next', () => {
    const { array, free, leave } = house({ matrix: counting(5000, 3), weights: null })!;
    const first = array('float64', 5000)!.fill(1);
    const second = array('float64', 5000)!;
    free(new Int32Array(1));
    free(first);
    const third = array('float64', 5000)!;
    expect([third.byteOffset === first.byteOffset, third.every((value) => value === 0)]).toEqual([true, true]);
    expect(second.byteOffset).not.toBe(third.byteOffset);
    leave();
  });

  it('pauses after each million numbers', () => {
    const matrix = counting(2 ** 19 + 1, 4);
    const { rows, moveIn } = house({ matrix, weights: null })!;
    expect([...moveIn()]).toHaveLength(3);
    expect(rows.matrix.data.every((value, at) => value === matrix.data[at])).toBe(true);
  });

  it('gives the memory that a fit has left to the next, unless half of it would lie idle', () => {
    const bufferOf = (rows: number): ArrayBufferLike => {
      const home = house({ matrix: counting(rows, 3), weights: null })!;
      expect(home.array('int32', rows)).toEqual(new Int32Array(rows));
      home.array('int32', rows)?.fill(7);
      home.leave();
      return home.rows.matrix.data.buffer;
    };
    const large = bufferOf(60_000);
    expect([bufferOf(59_000) === large, bufferOf(70_000) === large, bufferOf(5000) === large]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('leaves few rows where they are, and rows for which there is no memory', () => {
    expect(house({ matrix: counting(1000, 2), weights: null })).toBeUndefined();
    vi.spyOn(
      (globalThis as unknown as { WebAssembly: { Memory: () => object } }).WebAssembly,
      'Memory',
    ).mockImplementation(() => {
      throw new RangeError('could not allocate memory');
    });
    expect(house({ matrix: counting(50_000, 9), weights: null })).toBeUndefined();
  });

  it('finds the rows of allocMatrix at home, however few, and two fits have arrays of their own until they leave', () => {
    const matrix = allocMatrix(10, 2);
    const homes = [1, 2].map(() => house({ matrix, weights: null })!);
    expect(homes[0].rows.matrix).toBe(matrix);
    expect([...homes[0].moveIn()]).toEqual([]);
    const arrays = homes.map(({ array }) => array('float64', 10)!);
    expect(arrays[0].byteOffset).not.toBe(arrays[1].byteOffset);
    homes[0].leave();
    expect(homes[1].array('float64', 10)?.byteOffset).toBe(arrays[0].byteOffset);
  });
});

describe('allocMatrix', () => {
  it('is a matrix of zeros in a memory that kernels compute in', () => {
    const { data, rows, cols } = allocMatrix(3, 2);
    expect({ data, rows, cols }).toEqual({ data: new Float64Array(6), rows: 3, cols: 2 });
    expect(data.buffer).not.toBe(machine()!.memory.buffer);
    expect(data.buffer.byteLength).toBeGreaterThan(2 ** 20);
  });

  it('is an ordinary matrix where WebAssembly is missing', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    const fresh = await import('./house.ts');
    expect(fresh.allocMatrix(3, 2).data.buffer.byteLength).toBe(48);
  });

  it.each<[unknown, unknown]>([
    [0, 2],
    [2, 1.5],
    ['3', 1],
  ])('refuses %o x %o', (rows, cols) => {
    let thrown: unknown;
    try {
      allocMatrix(rows as number, cols as number);
    } catch (error) {
      thrown = error;
    }
    expect(isMixwellError(thrown, 'invalid-param')).toBe(true);
  });
});

it('no machine has more than 4 GiB', () => {
  expect(newMachine(65537)).toBeNull();
});
