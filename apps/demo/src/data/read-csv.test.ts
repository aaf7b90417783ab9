import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';

describe('readCsv reads', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['the line ends of Windows, blank lines and a byte order mark', '\uFEFFa,b\r\n\r\n1,2\r\n'],
    ['quotation marks and spaces around cells', '"a", b\n "1" ,2'],
  ])('%s', (_, text) => {
    expect(readCsv(text)).toEqual({ columns: ['a', 'b'], rows: [['1', '2']] });
  });

  it('delimiters within quotation marks as text', () => {
    expect(readCsv('a,b\n"1,5","say ""x"""')).toEqual({ columns: ['a', 'b'], rows: [['1,5', 'say "x"']] });
  });
});

describe('readCsv refuses', () => {
  it.each([
    ['an empty file', '', 'the file is empty.'],
    ['a file of blank lines', '\n \n', 'the file is empty.'],
    ['a header alone', 'a,b\n', 'the file has a header and no rows.'],
    ['two columns of one name', 'a,b,a\n1,2,3', 'two columns are called "a".'],
    ['a short row', 'a,b\n1,2\n3\n', 'line 3 has 1 value, another number than the header has names.'],
    ['a long row', 'a,b\n1,2,3\n', 'line 2 has 3 values, another number than the header has names.'],
    ['an open quotation mark', 'a,b\n"1,2\n3,4\n', 'a quotation mark is opened and never closed.'],
  ])('%s', (_, text, message) => {
    expect(() => readCsv(text)).toThrow(message);
  });

  it('text after a closing quotation mark, naming the line', () => {
    expect(() => readCsv('a,b\n1,"2"x\n')).toThrow(/^line 2: /);
  });
});
