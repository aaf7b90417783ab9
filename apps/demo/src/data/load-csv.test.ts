import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCsv } from './load-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'mixwell-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const path = join(folder, 'data.csv');
  writeFileSync(path, text);
  return path;
}

describe('loadCsv', () => {
  it('takes numeric columns as features, keeps text in the frame, and leaves out rows that miss a value', () => {
    const { title, x, frame, notes } = loadCsv(fileOf('name,a,b\nAda,1,2\nBo,,3\nCy,5,6\n'));
    expect(title).toBe('data.csv');
    expect(x.columns).toEqual(['a', 'b']);
    expect([...x.data]).toEqual([1, 2, 5, 6]);
    expect(frame.columns).toEqual(['name', 'a', 'b']);
    expect(frame.index).toEqual([1, 3]);
    expect(frame.values).toEqual([
      ['Ada', 1, 2],
      ['Cy', 5, 6],
    ]);
    expect(notes).toEqual([
      'Left out, as not numeric: "name" (row 1 is "Ada").',
      'Left out 1 of 3 rows, which miss a value in a numeric column.',
    ]);
  });

  it('has nothing to note where nothing was left out', () => {
    expect(loadCsv(fileOf('a\n1\n2\n')).notes).toEqual([]);
  });

  it('names at most eight columns', () => {
    const header = Array.from({ length: 11 }, (_, j) => `c${j}`).join(',');
    const { about } = loadCsv(fileOf(`${header}\n${header.replaceAll('c', '')}\n`));
    expect(about).toBe('Clusters by "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7" and 3 more.');
  });

  it('leaves out a column without a name, and keeps it out of the frame', () => {
    const { x, frame } = loadCsv(fileOf(',a\n1,10\n2,20\n'));
    expect(x.columns).toEqual(['a']);
    expect(frame.columns).toEqual(['a']);
  });
});

describe('loadCsv refuses, naming the file', () => {
  it.each([
    ['an empty file', '', 'the file is empty.'],
    ['a header alone', 'a,b\n', 'the file has a header and no rows.'],
    ['text alone', 'name\nAda\n', 'no column is numeric: "name" (row 1 is "Ada").'],
    ['rows that all miss a value', 'a,b\n1,\n,2\n', 'every row misses a value in "a", "b".'],
  ])('%s', (_, text, message) => {
    const path = fileOf(text);
    expect(() => loadCsv(path)).toThrow(`${path}: ${message}`);
  });

  it('what is not there, and what is a folder', () => {
    expect(() => loadCsv(join(folder, 'none.csv'))).toThrow(`${join(folder, 'none.csv')}: there is no such file.`);
    expect(() => loadCsv(folder)).toThrow(`${folder}: this is a folder.`);
  });
});
