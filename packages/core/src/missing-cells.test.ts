import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusal } from '../test/refusal.ts';
import type { MatrixInput } from './matrix.ts';
import { selectColumns } from './select-columns.ts';
import { hasMissingCells, toTable } from './table.ts';

const frame = (columns: string[], values: unknown[][]) => ({ shape: [values.length, columns.length], columns, values });

describe('missing cells, where they are allowed', () => {
  it.each<[string, MatrixInput]>([
    ['a Matrix', { data: Float64Array.of(1, NaN, 3, 4), rows: 2, cols: 2 }],
    [
      'rows of numbers',
      [
        [1, NaN],
        [3, 4],
      ],
    ],
    [
      'rows with null',
      [
        [1, null as never],
        [3, 4],
      ],
    ],
    [
      'rows with undefined',
      [
        [1, undefined as never],
        [3, 4],
      ],
    ],
    [
      'a DataFrame',
      frame(
        ['a', 'b'],
        [
          [1, null],
          [3, 4],
        ],
      ),
    ],
  ])('are NaN, from %s', (_, x) => {
    const table = toTable(x, 'gmm', 'missing-cells');
    expect([...table.data]).toEqual([1, NaN, 3, 4]);
    expect(hasMissingCells(table)).toBe(true);
  });

  it('are NaN in a Series and in a list of numbers', () => {
    expect([...toTable([1, NaN], 'gmm', 'missing-cells').data]).toEqual([1, NaN]);
    const series = { shape: [2], columns: ['height'], values: [1, null] };
    expect([...toTable(series, 'gmm', 'missing-cells').data]).toEqual([1, NaN]);
  });

  it('make a table that is refused where they are not allowed', () => {
    const table = toTable([[1, NaN]], 'gmm', 'missing-cells');
    expect(() => toTable(table, 'kmeans')).toThrow(
      refusal('invalid-input', 'kmeans: row 0, column "x1" is NaN; expected a finite number.'),
    );
  });

  it.each([
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
    ['1', 'the text "1"'],
  ])('does not make %o acceptable', (value, told) => {
    expect(() => toTable([[1, value as number]], 'gmm', 'missing-cells')).toThrow(
      refusal(
        'invalid-input',
        `gmm: row 0, column "x1" is ${told}; expected a finite number, or NaN where it is missing.`,
      ),
    );
  });

  it('a table without them is checked once, and comes back as it is', () => {
    const table = toTable([[1, 2]], 'gmm', 'missing-cells');
    expect(hasMissingCells(table)).toBe(false);
    expect(toTable(table, 'kmeans')).toBe(table);
  });

  it('stay in the columns that are selected', () => {
    const x = toTable(frame(['a', 'b', 'c'], [[1, null, 2]]), 'gmm', 'missing-cells');
    expect([...selectColumns(x, ['c', 'b'], 'gmm', 'missing-cells').data]).toEqual([2, NaN]);
    const whole = selectColumns(x, ['c', 'a'], 'gmm', 'missing-cells');
    expect([...whole.data]).toEqual([2, 1]);
    expect(toTable(whole, 'kmeans')).toBe(whole);
  });

  it('are found wherever they are', () => {
    const cell = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
        expect(hasMissingCells(toTable(cells, 'gmm', 'missing-cells'))).toBe(cells.some(Number.isNaN));
      }),
    );
  });
});
