import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusal } from '../test/refusal.ts';
import { selectColumns } from './select-columns.ts';
import { matrix } from './table.ts';

const frame = (columns: string[], values: unknown[][]) => ({ shape: [values.length, columns.length], columns, values });
const named = (columns: string[], ...rows: number[][]) => matrix(frame(columns, rows));

describe('selectColumns, by hand', () => {
  it('columns b and a of the frame a, b, c are taken by name, in that order', () => {
    const table = selectColumns(
      frame(
        ['a', 'b', 'c'],
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ),
      ['b', 'a'],
      'predict',
    );
    expect([...table.data]).toEqual([2, 1, 5, 4]);
    expect(table.columns).toEqual(['b', 'a']);
  });

  it('and so of a table with names', () => {
    const table = selectColumns(named(['a', 'b', 'c'], [1, 2, 3], [4, 5, 6]), ['c', 'a'], 'predict');
    expect([...table.data]).toEqual([3, 1, 6, 4]);
    expect([table.rows, table.cols, table.columns]).toEqual([2, 2, ['c', 'a']]);
  });

  it('a Series goes by its name', () => {
    expect([...selectColumns({ shape: [2], columns: ['b'], values: [1, 2] }, ['b'], 'predict').data]).toEqual([1, 2]);
  });

  it('input without names goes by position', () => {
    expect([...selectColumns([[1, 2]], ['b', 'a'], 'predict').data]).toEqual([1, 2]);
    expect([...selectColumns(matrix([[1, 2]]), ['b', 'a'], 'predict').data]).toEqual([1, 2]);
  });

  it('columns that are really called x1 and x0 go by name', () => {
    expect([...selectColumns(frame(['x1', 'x0'], [[1, 2]]), ['x0', 'x1'], 'predict').data]).toEqual([2, 1]);
  });

  it('a model without names takes any input by position', () => {
    expect([...selectColumns(named(['b', 'a'], [1, 2]), ['x0', 'x1'], 'predict').data]).toEqual([1, 2]);
  });
});

describe('selectColumns copies only where it must', () => {
  it('a table that has just these columns comes back as it is', () => {
    const table = named(['a', 'b'], [1, 2]);
    expect(selectColumns(table, ['a', 'b'], 'predict')).toBe(table);
    expect(selectColumns(table, ['x0', 'x1'], 'predict')).toBe(table);
  });

  it('otherwise the input is not written', () => {
    const table = named(['a', 'b'], [1, 2]);
    selectColumns(table, ['b', 'a'], 'predict').data.fill(7);
    expect([...table.data]).toEqual([1, 2]);
  });
});

describe('selectColumns, properties', () => {
  it('any choice of columns in any order has the cells of those columns', () => {
    const names = ['a', 'b', 'c', 'd'];
    const rows = fc.array(fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer()), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 1 }), rows, (columns, values) => {
        const expected = values.flatMap((row) => columns.map((column) => row[names.indexOf(column)]));
        expect([...selectColumns(frame(names, values), columns, 'predict').data]).toEqual(expected);
        expect([...selectColumns(named(names, ...values), columns, 'predict').data]).toEqual(expected);
      }),
    );
  });
});

describe('selectColumns, edges', () => {
  it('other columns of a frame may hold anything', () => {
    const table = selectColumns(
      frame(
        ['name', 'a', 'when'],
        [
          ['Ann', 1, null],
          ['Bob', 2, NaN],
        ],
      ),
      ['a'],
      'predict',
    );
    expect([...table.data]).toEqual([1, 2]);
  });

  it('a bad cell of a wanted column is named by its own column', () => {
    expect(() =>
      selectColumns(
        frame(
          ['name', 'a'],
          [
            ['Ann', 1],
            ['Bob', null],
          ],
        ),
        ['a'],
        'predict',
      ),
    ).toThrow(refusal('invalid-input', 'predict: row 1, column "a" is null; expected a finite number.'));
  });

  it('every missing column is named, and what there is instead', () => {
    expect(() => selectColumns(frame(['a', 'z'], [[1, 2]]), ['a', 'b', 'c'], 'kmeans.predict')).toThrow(
      refusal('shape-mismatch', 'kmeans.predict: column "b", "c" is missing; the input has "a", "z".', {
        missing: ['b', 'c'],
        columns: ['a', 'z'],
      }),
    );
  });

  it('by position, the number of columns must be right', () => {
    expect(() => selectColumns([[1, 2, 3]], ['a', 'b'], 'predict')).toThrow(
      refusal('shape-mismatch', 'predict: expected 2 columns (a, b); got 3.', { expected: 2, got: 3 }),
    );
    expect(() => selectColumns([1, 2], ['a', 'b'], 'predict')).toThrow('expected 2 columns (a, b); got 1.');
    expect(() => selectColumns(named(['a', 'b'], [1, 2]), ['x0'], 'predict')).toThrow('expected 1 column (x0); got 2.');
  });

  it('two columns of one name are refused, wanted or not', () => {
    expect(() => selectColumns(frame(['a', 'b', 'b'], [[1, 2, 3]]), ['a'], 'predict')).toThrow(
      'two columns are named "b"',
    );
  });
});
