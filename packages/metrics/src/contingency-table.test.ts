import { describe, expect, it } from 'vitest';
import { oracle, datasetLabels } from '@mixwell/oracle';
import { contingencyTable } from './contingency-table.ts';

describe('contingencyTable', () => {
  it('x x y y against 5 3 3 3 is [[1, 1], [2, 0]] with columns 3 and 5', () => {
    const { table, rows, cols } = contingencyTable(['x', 'x', 'y', 'y'], [5, 3, 3, 3]);
    expect(rows).toEqual(['x', 'y']);
    expect(cols).toEqual([3, 5]);
    expect(table).toEqual({ data: Float64Array.of(1, 1, 2, 0), rows: 2, cols: 2 });
  });

  it('counts as scikit-learn does', () => {
    for (const { labels, vs_truth } of oracle('kmeans_digits64').runs) {
      const { table } = contingencyTable(datasetLabels('digits64')!, labels);
      expect([...table.data]).toEqual(vs_truth.contingency.flat());
    }
  });

  it('is frozen', () => {
    const counts = contingencyTable([0, 1], [0, 1]);
    for (const part of [counts, counts.table, counts.rows, counts.cols]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('refuses more than 2^26 cells', () => {
    const each = Int32Array.from({ length: 8193 }, (_, i) => i);
    expect(() => contingencyTable(each, each)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'contingencyTable: 8193 x 8193 classes are too many for a table; expected at most 67108864 cells.',
      }) as Error,
    );
  });
});
