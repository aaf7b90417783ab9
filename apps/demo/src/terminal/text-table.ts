import CliTable from 'cli-table3';
import type { Table } from '../table.ts';

const noLines = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'].map(
    (part) => [part, ''],
  ),
);

/** A table as lines of text: numbers to the right, words to the left, a line under the head. */
export function textTable({ head, rows, words = [] }: Table): string {
  const colAligns = head.map((_, j) => (words.includes(j) ? ('left' as const) : ('right' as const)));
  const table = new CliTable({
    head: [...head],
    colAligns,
    chars: { ...noLines, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
