import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusal } from '../test/refusal.ts';
import type { MatrixInput } from './matrix.ts';
import { matrix, toTable } from './table.ts';

const frame = (columns: string[], values: unknown[][]) => ({ shape: [values.length, columns.length], columns, values });
const series = (name: string, values: unknown[]) => ({ shape: [values.length], columns: [name], values });

describe('matrix, by hand', () => {
  const three = new Float64Array([1, 2, 3, 4, 5, 6]);
  it.each<[string, MatrixInput, readonly string[]]>([
    ['a Matrix', { data: three, rows: 3, cols: 2 }, ['x0', 'x1']],
    ['a Matrix with names', { data: three, rows: 3, cols: 2, columns: ['a', 'b'] }, ['a', 'b']],
    [
      'rows of numbers',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      ['x0', 'x1'],
    ],
    ['rows of Float64Array', [three.slice(0, 2), three.slice(2, 4), three.slice(4)], ['x0', 'x1']],
    ['rows of Int32Array', [Int32Array.of(1, 2), Int32Array.of(3, 4), Int32Array.of(5, 6)], ['x0', 'x1']],
    [
      'a DataFrame',
      frame(
        ['a', 'b'],
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ),
      ['a', 'b'],
    ],
  ])('three rows of two from %s', (_, x, columns) => {
    const table = matrix(x);
    expect([...table.data]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([table.rows, table.cols]).toEqual([3, 2]);
    expect(table.columns).toEqual(columns);
  });

  it.each<[string, MatrixInput, string]>([
    ['numbers', [1, 2, 3], 'x0'],
    ['a Float64Array', Float64Array.of(1, 2, 3), 'x0'],
    ['a Float32Array', Float32Array.of(1, 2, 3), 'x0'],
    ['an Int16Array', Int16Array.of(1, 2, 3), 'x0'],
    ['something with a length', { length: 3, 0: 1, 1: 2, 2: 3 }, 'x0'],
    ['a Series', series('height', [1, 2, 3]), 'height'],
    ['a Series without a name', { shape: [3], columns: [], values: [1, 2, 3] }, 'x0'],
  ])('three rows of one column from %s', (_, x, column) => {
    const table = matrix(x);
    expect([...table.data]).toEqual([1, 2, 3]);
    expect([table.rows, table.cols, table.columns]).toEqual([3, 1, [column]]);
  });

  it('column names become texts', () => {
    expect(matrix({ data: three, rows: 3, cols: 2, columns: [2019, 2020] } as never).columns).toEqual(['2019', '2020']);
  });
});

describe('matrix copies only where it must', () => {
  it('a Matrix keeps its data', () => {
    const data = Float64Array.of(1, 2);
    expect(matrix({ data, rows: 1, cols: 2 }).data).toBe(data);
  });

  it('what it returned comes back as it is, whatever owner asks', () => {
    const table = matrix([[1, 2]]);
    expect(matrix(table)).toBe(table);
    expect(toTable(table, 'gmm')).toBe(table);
  });

  it('a changed copy of what it returned is checked again', () => {
    const table = matrix([[1, 2]]);
    expect(() => matrix({ ...table, data: Float64Array.of(1, NaN) })).toThrow('row 0, column "x1" is NaN');
  });

  it.each<[string, MatrixInput]>([
    ['a typed vector', Float64Array.of(1, 2)],
    ['rows', [Float64Array.of(1), Float64Array.of(2)]],
    ['a Series', { shape: [2], columns: ['a'], values: Float64Array.of(1, 2) }],
    ['a DataFrame', frame(['a'], [[1], [2]])],
  ])('%s is copied', (_, x) => {
    const before = structuredClone(x);
    matrix(x).data.fill(7);
    expect(x).toEqual(before);
  });

  it('what it gives is frozen, column names included', () => {
    const columns = ['a'];
    const table = matrix({ data: Float64Array.of(1), rows: 1, cols: 1, columns });
    expect([Object.isFrozen(table), Object.isFrozen(table.columns), Object.isFrozen(columns)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('matrix, properties', () => {
  const cell = fc.double({ noNaN: true, noDefaultInfinity: true });
  const rows = fc
    .integer({ min: 1, max: 5 })
    .chain((cols) => fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 20 }));

  it('every form of the same rows gives the same bits', () => {
    fc.assert(
      fc.property(rows, (x) => {
        const names = x[0].map((_, j) => `x${j}`);
        const data = Float64Array.from(x.flat());
        const forms: MatrixInput[] = [
          x,
          x.map((row) => Float64Array.from(row)),
          frame(names, x),
          { data, rows: x.length, cols: names.length },
        ];
        for (const form of forms) {
          const table = matrix(form);
          expect(table.data).toEqual(data);
          expect([table.rows, table.cols, table.columns]).toEqual([x.length, names.length, names]);
        }
      }),
    );
  });

  it('one bad cell anywhere is named by its row and column', () => {
    const bad = fc.constantFrom(NaN, Infinity, -Infinity, null, undefined, '1', true, 1n, [1]);
    fc.assert(
      fc.property(rows, bad, fc.nat(), (x, value, seed) => {
        const i = seed % x.length;
        const j = (seed * 7) % x[0].length;
        const broken = x.map((row) => [...row] as unknown[]);
        broken[i][j] = value;
        const where = refusal('invalid-input', expect.stringContaining(`row ${i}, column "x${j}" is `), {
          row: i,
          column: `x${j}`,
          value,
        });
        expect(() => matrix(broken as number[][])).toThrow(where);
        expect(() =>
          matrix(
            frame(
              x[0].map((_, at) => `x${at}`),
              broken,
            ),
          ),
        ).toThrow(where);
      }),
    );
  });
});

describe('matrix, edges', () => {
  it.each<[unknown, string]>([
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
    [null, 'null'],
    [undefined, 'undefined'],
    ['3.5', 'the text "3.5"'],
    ['', 'the text ""'],
    [true, 'true'],
    [3n, 'the bigint 3n'],
    [[3], 'an array of 1'],
  ])('the cell %s is refused in every form', (value, words) => {
    const expected = (column: string) =>
      refusal('invalid-input', `matrix: row 1, column "${column}" is ${words}; expected a finite number.`, {
        row: 1,
        column,
        value,
      });
    expect(() =>
      matrix([
        [1, 2],
        [3, value],
      ] as number[][]),
    ).toThrow(expected('x1'));
    expect(() => matrix([1, value] as number[])).toThrow(expected('x0'));
    expect(() =>
      matrix(
        frame(
          ['a', 'b'],
          [
            [1, 2],
            [3, value],
          ],
        ),
      ),
    ).toThrow(expected('b'));
    expect(() => matrix(series('a', [1, value]))).toThrow(expected('a'));
  });

  it.each([NaN, Infinity, -Infinity])('the cell %s of a Matrix is refused by its place', (value) => {
    const x = { data: Float64Array.of(1, 2, 3, 4, value, 6), rows: 2, cols: 3, columns: ['a', 'b', 'c'] };
    expect(() => toTable(x, 'gmm')).toThrow(
      refusal('invalid-input', `gmm: row 1, column "b" is ${value}; expected a finite number.`, {
        row: 1,
        column: 'b',
        value,
      }),
    );
  });

  it('a hole in an array is an undefined cell', () => {
    // eslint-disable-next-line no-sparse-arrays
    expect(() => matrix([1, , 3] as number[])).toThrow('row 1, column "x0" is undefined');
  });

  it('ragged rows: the first short or long one is named', () => {
    expect(() => matrix([[1, 2], [3, 4], [5], [6, 7, 8]])).toThrow(
      refusal('shape-mismatch', 'matrix: row 2 has 1 value; expected 2, as in row 0.', { row: 2, expected: 2, got: 1 }),
    );
    expect(() =>
      matrix([
        [1, 2],
        [3, 4, 5],
      ]),
    ).toThrow('row 1 has 3 values; expected 2, as in row 0.');
    expect(() => matrix(frame(['a', 'b'], [[1, 2], []]))).toThrow('row 1 has 0 values; expected 2, as in row 0.');
  });

  it('a row that is no row is named', () => {
    expect(() => matrix([[1, 2], null, [3, 4]] as never)).toThrow(
      refusal('shape-mismatch', 'matrix: row 1 is null; expected an array of numbers.', { row: 1 }),
    );
    expect(() => matrix([[1, 2], 'ab'] as never)).toThrow('row 1 is the text "ab"; expected an array of numbers.');
    expect(() => matrix(frame(['a', 'b'], [null, [1, 2]] as never))).toThrow(
      'row 0 is null; expected an array of numbers.',
    );
  });

  it.each<[string, MatrixInput, string]>([
    ['no rows', [], 'rows'],
    ['an empty vector', new Float64Array(0), 'rows'],
    ['rows of no columns', [[], []], 'columns'],
    ['a DataFrame without rows', frame(['a'], []), 'rows'],
    ['a DataFrame without columns', { shape: [1, 0], columns: [], values: [[]] }, 'columns'],
    ['a Series without rows', series('a', []), 'rows'],
    ['a Matrix without rows', { data: new Float64Array(0), rows: 0, cols: 2 }, 'rows'],
    ['a Matrix without columns', { data: new Float64Array(0), rows: 2, cols: 0 }, 'columns'],
    ['a Matrix of -1 x -1', { data: new Float64Array(1), rows: -1, cols: -1 }, 'rows'],
  ])('%s', (_, x, what) => {
    expect(() => matrix(x)).toThrow(refusal('invalid-input', `matrix: the input has no ${what}.`));
  });

  it('a Matrix whose data do not fill it', () => {
    expect(() => matrix({ data: new Float64Array(5), rows: 2, cols: 3 })).toThrow(
      refusal('shape-mismatch', 'matrix: a 2 x 3 matrix needs 6 values; got 5.', { rows: 2, cols: 3, values: 5 }),
    );
  });

  it('a Matrix of 1.5 rows, or NaN of them', () => {
    const message = 'a matrix must have a whole number of rows and of columns; got';
    expect(() => matrix({ data: new Float64Array(3), rows: 1.5, cols: 2 })).toThrow(
      refusal('shape-mismatch', `matrix: ${message} 1.5 x 2.`),
    );
    expect(() => matrix({ data: new Float64Array(3), rows: NaN, cols: 2 })).toThrow(`${message} NaN x 2.`);
  });

  it('two columns of one name', () => {
    const expected = refusal('invalid-input', 'matrix: two columns are named "a".', { column: 'a' });
    expect(() => matrix(frame(['a', 'b', 'a'], [[1, 2, 3]]))).toThrow(expected);
    expect(() => matrix({ data: new Float64Array(2), rows: 1, cols: 2, columns: ['a', 'a'] })).toThrow(expected);
  });

  it('more or fewer names than columns', () => {
    const x = { data: new Float64Array(2), rows: 1, cols: 2, columns: ['a'] };
    expect(() => matrix(x)).toThrow(refusal('shape-mismatch', 'matrix: 2 columns but 1 column name.'));
  });

  it.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'undefined'],
    [5, '5'],
    ['abc', 'the text "abc"'],
    [{}, 'an object'],
    [new Map(), 'a Map'],
    [() => [1], 'a function'],
  ])('%o is no input', (x, words) => {
    expect(() => toTable(x as MatrixInput, 'kmeans')).toThrow(
      refusal('invalid-input', `kmeans: expected a DataFrame, a Matrix or an array of rows; got ${words}.`),
    );
  });
});
