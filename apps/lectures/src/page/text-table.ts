import { markdownTable } from 'markdown-table';

type Cell = string | number | boolean | undefined;

/** One record a row, or a danfo DataFrame. */
export type Records =
  readonly Readonly<Record<string, Cell>>[] | { readonly columns: readonly string[]; readonly values: unknown };

export interface TableOptions {
  /** Decimals of numbers that are not whole; 3 if not given. */
  readonly digits?: number;
}

/** A table in Markdown, aligned so that a terminal shows it as well: numbers to the right, words to the left. */
export function textTable(records: Records, { digits = 3 }: TableOptions = {}): string {
  const { head, rows } = 'columns' in records ? framed(records) : recorded(records);
  const align = head.map((_, j) => (rows.some((row) => typeof row[j] === 'string') ? 'l' : 'r'));
  return markdownTable([head, ...rows.map((row) => row.map((cell) => shown(cell, digits)))], { align });
}

interface Cells {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

function framed({ columns, values }: { columns: readonly string[]; values: unknown }): Cells {
  return { head: columns, rows: values as Cell[][] };
}

function recorded(records: readonly Readonly<Record<string, Cell>>[]): Cells {
  const head = Object.keys(records[0]);
  return { head, rows: records.map((record) => head.map((name) => record[name])) };
}

function shown(cell: Cell, digits: number): string {
  if (typeof cell !== 'number') return String(cell ?? '');
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(digits);
}
