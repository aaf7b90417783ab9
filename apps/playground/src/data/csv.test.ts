import { describe, expect, test } from 'vitest';
import { CsvError, readCsv } from './csv.ts';

describe('a CSV file', () => {
  test('gives its columns of numbers', () => {
    const table = readCsv('a.csv', 'name,height,width\nAnn,1.5,2\nBob,-3e2,.5\n');
    expect(table).toEqual({
      name: 'a.csv',
      columns: ['height', 'width'],
      places: [1, 2],
      firstRow: 1,
      data: Float64Array.of(1.5, 2, -300, 0.5),
      leftOut: 0,
    });
  });

  test.each([
    ['semicolons', 'a;b\n1;2\n3;4\n'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n'],
    ['quotes, spaces, a byte order mark and other line ends', '\uFEFF"a"," b"\r\n"1", 2\r\n3,4\r\n\r\n'],
  ])('may have %s', (_, text) => {
    const { columns, data } = readCsv('a.csv', text);
    expect(columns).toEqual(['a', 'b']);
    expect([...data]).toEqual([1, 2, 3, 4]);
  });

  test('may have no line of names', () => {
    const { columns, data, firstRow } = readCsv('a.csv', '1,2\n3,4\n');
    expect(columns).toEqual(['column 1', 'column 2']);
    expect([...data]).toEqual([1, 2, 3, 4]);
    expect(firstRow).toBe(0);
  });

  test('loses the rows that miss a number, and says how many', () => {
    const { data, leftOut } = readCsv('a.csv', 'a,b\n1,2\n,4\n5,NA\n7,8\n');
    expect([...data]).toEqual([1, 2, 7, 8]);
    expect(leftOut).toBe(2);
  });

  test('has columns of different names', () => {
    expect(readCsv('a.csv', 'a,a,\n1,2,3\n').columns).toEqual(['a', 'a 2', 'column 3']);
  });

  test.each([
    ['', 'a.csv is empty.'],
    ['\n\n', 'a.csv is empty.'],
    ['a,b\n', 'a.csv has a first line and no rows below it.'],
    ['a,b\n1,2\n3\n', 'a.csv: row 3 has 1 cell, the first line has 2 cells.'],
    ['1,2\n3,4,5\n', 'a.csv: row 2 has 3 cells, the first line has 2 cells.'],
    ['a,b\n"1,2\n3,4\n', 'a.csv: a quotation mark opens near line'],
    ['a,b\nx,y\n', 'a.csv has no column of numbers; its columns are a, b.'],
    ['a,b\n1,\n,2\n', 'a.csv: every row misses a number somewhere.'],
  ])('%j is refused', (text, message) => {
    expect(() => readCsv('a.csv', text)).toThrow(CsvError);
    expect(() => readCsv('a.csv', text)).toThrow(message);
  });

  test('of more than 200000 rows is refused', () => {
    expect(() => readCsv('a.csv', 'a\n' + '1\n'.repeat(200_001))).toThrow(
      'a.csv has 200001 rows; this page takes up to 200000.',
    );
  });

  test('1,5 is no number, and 1e999 none that is finite', () => {
    expect(() => readCsv('a.csv', 'a;b\n1,5;1e999\n')).toThrow('no column of numbers');
  });
});
