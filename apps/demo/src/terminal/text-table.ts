import CliTable from 'cli-table3';
import type { Table } from '../table.ts';

const noLines = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((part) => [part, '']),
);

/** A table as lines of text: numbers to the right, words to the left, the best cell starred. */
export function textTable({ head, rows, words = [], best }: Table): string {
  const colAligns = head.map((_, j) => (words.includes(j) ? ('left' as const) : ('right' as const)));
  const table = new CliTable({
    head: head.map((name, j) => (j === best?.column ? `${name}  ` : name)),
    colAligns,
    chars: { ...noLines, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  const marked = (cell: string, i: number, j: number): string =>
    j !== best?.column ? cell : i === best.row ? `${cell} *` : `${cell}  `;
  table.push(...rows.map((row, i) => row.map((cell, j) => marked(cell, i, j))));
  return table
    .toString()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
