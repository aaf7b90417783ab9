import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '@mixwell/core';
import { maxAssignment } from './max-assignment.ts';

function tableOf(...rows: number[][]): Matrix {
  return { data: Float64Array.from(rows.flat()), rows: rows.length, cols: rows[0].length };
}

function total({ data, cols }: Matrix, assignment: Int32Array): number {
  return assignment.reduce((sum, l, k) => sum + (l < 0 ? 0 : data[k * cols + l]), 0);
}

/** The best total over all ways, one row after another. */
function bruteForce(
  { data, rows, cols }: Matrix,
  row = 0,
  taken: readonly number[] = [],
  skips = Math.max(0, rows - cols),
): number {
  if (row === rows) return 0;
  let best = skips > 0 ? bruteForce({ data, rows, cols }, row + 1, taken, skips - 1) : -Infinity;
  for (let l = 0; l < cols; l++) {
    if (!taken.includes(l))
      best = Math.max(best, data[row * cols + l] + bruteForce({ data, rows, cols }, row + 1, [...taken, l], skips));
  }
  return best;
}

const anyTable = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, cols]) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: rows * cols, maxLength: rows * cols }).map((values) => ({
    data: Float64Array.from(values),
    rows,
    cols,
  })),
);

describe('maxAssignment', () => {
  it('gives up the 9 of a greedy choice for 8 + 8', () => {
    expect([...maxAssignment(tableOf([9, 8], [8, 0]))]).toEqual([1, 0]);
  });

  it('leaves the row of 1 out where three rows share two columns', () => {
    expect([...maxAssignment(tableOf([5, 0], [1, 1], [0, 5]))]).toEqual([0, -1, 1]);
  });

  it('takes the best two of three columns', () => {
    expect([...maxAssignment(tableOf([0, 1, 5], [2, 0, 4]))]).toEqual([2, 0]);
  });

  it('is one to one, and no way is better, up to 6 x 6', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const assignment = maxAssignment(table);
        const used = [...assignment].filter((l) => l >= 0);
        expect(new Set(used).size).toBe(Math.min(table.rows, table.cols));
        expect(used).toHaveLength(Math.min(table.rows, table.cols));
        expect(total(table, assignment)).toBe(bruteForce(table));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a hidden permutation of 300 classes', () => {
    const n = 300;
    const data = new Float64Array(n * n);
    for (let k = 0; k < n; k++) {
      for (let l = 0; l < n; l++) data[k * n + l] = (k * 31 + l * 17) % 50;
      data[k * n + ((k * 7 + 3) % n)] = 51;
    }
    expect([...maxAssignment({ data, rows: n, cols: n })]).toEqual(
      Array.from({ length: n }, (_, k) => (k * 7 + 3) % n),
    );
  });
});
