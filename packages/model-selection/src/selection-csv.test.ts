import { matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { DataFrame } from 'danfojs-node';
import { describe, expect, it } from 'vitest';
import { grid, select, selectionCsv, selectionFrame, selectionRows } from './index.ts';

const faithful = matrix(dataset('faithful'));
const recipes = grid(gmm({ components: 1 }), { components: [1, 2, 300] });
const selection = select(recipes, faithful, { criterion: 'bic', starts: 2, now: () => 7 });

describe('selectionCsv', () => {
  it('has a header, a line a recipe, and every cell of selectionRows', () => {
    const parsed = parse(selectionCsv(selection));
    const rows = selectionRows(selection);
    expect(parsed[0]).toEqual(Object.keys(rows[0]));
    expect(parsed.slice(1)).toEqual(
      rows.map((row) => Object.values(row).map((cell) => (cell === null ? '' : String(cell)))),
    );
    expect(Number(parsed[2][parsed[0].indexOf('bic')])).toBe(selection.table[1].bic);
  });

  it('a, "b" and a line break stand in quotes: label and reason of any text come back', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', 'a', 'ä') }),
        (label, reason) => {
          const table = selection.table.map((row) => ({ ...row, label, reason }));
          const [header, first] = parse(selectionCsv({ ...selection, table }));
          expect([first[0], first[header.indexOf('reason')]]).toEqual([label, reason]);
        },
      ),
    );
    const table = [{ ...selection.table[0], label: 'a, "b"' }];
    expect(selectionCsv({ ...selection, table })).toContain('\r\n"a, ""b""",gmm,');
  });
});

describe('selectionFrame', () => {
  it('makes a DataFrame of danfo, cell by cell', () => {
    const frame = selectionFrame(selection, DataFrame);
    expect(frame.shape).toEqual([3, Object.keys(selectionRows(selection)[0]).length]);
    expect(frame.at(1, 'label')).toBe('gmm components=2');
    expect(frame.column('bic').values[1]).toBe(selection.table[1].bic);
  });

  it('gives the class the columns of selectionRows: NaN for a missing number, an empty text for a missing text', () => {
    class Frame {
      readonly rows: unknown[][];
      readonly columns: string[];
      readonly dtypes: string[];
      constructor(rows: unknown[][], { columns, dtypes }: { columns: string[]; dtypes: string[] }) {
        [this.rows, this.columns, this.dtypes] = [rows, columns, dtypes];
      }
    }
    const frame = selectionFrame(selection, Frame);
    const [rows, at] = [selectionRows(selection), (name: string) => frame.columns.indexOf(name)];
    expect(frame.columns).toEqual(Object.keys(rows[0]));
    expect(frame.columns).toContain('seconds');
    expect([frame.rows[0][at('bic')], frame.rows[2][at('bic')], frame.rows[0][at('reason')]]).toEqual([
      rows[0].bic,
      NaN,
      '',
    ]);
    expect([frame.dtypes[at('bic')], frame.dtypes[at('label')], frame.dtypes[at('reason')]]).toEqual([
      'float32',
      'string',
      'string',
    ]);
  });
});

/** Cells of RFC 4180, character by character. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let i = 0; i < text.length; i++) {
    if (isQuoted) {
      if (text[i] !== '"') cell += text[i];
      else if (text[i + 1] === '"') cell += text[i++];
      else isQuoted = false;
    } else if (text[i] === '"') isQuoted = true;
    else if (text[i] === ',') [row, cell] = [[...row, cell], ''];
    else if (text.startsWith('\r\n', i)) {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      i++;
    } else cell += text[i];
  }
  return rows;
}
