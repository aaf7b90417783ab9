import type { DataFrame } from 'danfojs-node';
import { type Cell, show } from './format.ts';

/** A table of text, for the terminal and for the report. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words rather than numbers, by position. */
  readonly words?: readonly number[];
  /** What stands out: a row, or one cell of it. */
  readonly best?: { readonly row: number; readonly column?: number };
}

export interface TableOptions {
  /** What to call the index; it is left out where it has no name. */
  readonly index?: string;
  /** Most rows. */
  readonly limit?: number;
  /** Significant digits of numbers that are not whole. */
  readonly digits?: number;
}

/** The first rows of a frame. */
export function tableOf(frame: DataFrame, { index, limit = Infinity, digits = 4 }: TableOptions = {}): Table {
  const columns = frame.axis.columns.map(String);
  const all = columns.map((name) => (frame.column(name).values as Cell[]).slice(0, limit));
  const named = index === undefined ? all : [frame.axis.index.slice(0, limit), ...all];
  return {
    head: index === undefined ? columns : [index, ...columns],
    rows: named[0].map((_, i) => named.map((cells) => show(cells[i], digits))),
    words: [...named.keys()].filter((j) => named[j].some((cell) => typeof cell === 'string')),
  };
}

/** A table of one row, turned on its side. */
export function sideways({ head, rows: [row] }: Table): Table {
  return { head: ['', ''], rows: head.map((name, j) => [name, row[j]]), words: [0] };
}
