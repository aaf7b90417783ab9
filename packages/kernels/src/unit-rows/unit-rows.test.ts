import type { Kernel } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, column, makeCase, rowsOf, sumsOf } from '../../test/cases.ts';
import { nearestCenter } from '../nearest-center/index.ts';
import { knownKernels } from '../pool/known-kernels.ts';
import { unitRowKernel, unitRowKernels } from './kernels.ts';
import { toUnit, unitRows } from './unit-rows.ts';
import { zeroRow } from './zero-row.ts';

const unit = (...row: number[]): number[] => {
  const data = Float64Array.from(row);
  toUnit(data, 0, row.length);
  return Array.from(data);
};

describe('toUnit', () => {
  it('(3, -4) is (0.6, -0.8), also where squares would overflow or vanish', () => {
    for (const scale of [1, 2 ** 1000, 2 ** -1000])
      expect(unit(3 * scale, -4 * scale)).toEqual([0.75 / 1.25, -1 / 1.25]);
  });

  it('zeros stay', () => {
    expect(unit(0, 0)).toEqual([0, 0]);
  });
});

describe('unitRows', () => {
  it('has the sums of the kernel over rows that were divided before, to the bit', () => {
    const check = (example: ReturnType<typeof makeCase>) => {
      const { matrix, points, weights, labels } = example;
      const divided = { ...matrix, data: Float64Array.from(rowsOf(matrix).flatMap((row) => unit(...row))) };
      const before = matrix.data.slice();
      const found = [unitRows(nearestCenter), { ...unitRows(nearestCenter), prepare: undefined }].map((kernel) => {
        const own = labels.slice();
        return { sums: sumsOf(kernel, { centers: points }, { matrix, weights }, { labels: own }), labels: own };
      });
      const own = labels.slice();
      const sums = sumsOf(nearestCenter, { centers: points }, { matrix: divided, weights }, { labels: own });
      for (const each of found) expect(each).toEqual({ sums, labels: own });
      expect(matrix.data).toEqual(before);
    };
    fc.assert(fc.property(cases, check));
    check(makeCase(3000, 3, 4, 'unit'));
  });

  it('workers know those of k-means, each by a name of its own', () => {
    for (const [kernel, ofUnitRows] of unitRowKernels) {
      expect(unitRowKernel(kernel)).toBe(ofUnitRows);
      expect(knownKernels.get(ofUnitRows.name)).toBe(ofUnitRows);
    }
    expect(new Set([...unitRowKernels.values()].map(({ name }) => name)).size).toBe(7);
    expect(unitRowKernel(zeroRow as unknown as Kernel<unknown, Record<string, Float64Array>>).name).toBe(
      'zero-row-of-unit-rows',
    );
  });
});

describe('zeroRow', () => {
  it('of 1, 0, 0 it is row 1; where that has weight 0, row 2; of 1 alone there is none', () => {
    expect(sumsOf(zeroRow, null, { matrix: column(1, 0, 0), weights: null }).row[0]).toBe(1);
    expect(sumsOf(zeroRow, null, { matrix: column(1, 0, 0), weights: Float64Array.of(1, 0, 1) }).row[0]).toBe(2);
    expect(sumsOf(zeroRow, null, { matrix: column(1), weights: null }).row[0]).toBe(Infinity);
  });

  it('over several blocks it is the first', () => {
    const matrix = { data: new Float64Array(6000).fill(1), rows: 3000, cols: 2 };
    for (const i of [2500, 2200]) matrix.data.fill(0, 2 * i, 2 * i + 2);
    matrix.data[3] = 0;
    expect(sumsOf(zeroRow, null, { matrix, weights: null }).row[0]).toBe(2200);
  });
});
