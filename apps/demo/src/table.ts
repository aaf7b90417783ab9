import type { DataFrame } from 'danfojs-node';
import { show } from './format.ts';

/** A table of text, for the terminal and for the report. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words rather than numbers, by position. */
  readonly words?: readonly number[];
  /** The row that stands out. */
  readonly best?: number;
}

/** The first `limit` rows of a frame, numbers in a few digits; after its index where that gets a name. */
export function tableOf(frame: DataFrame, { index, limit = Infinity }: { index?: string; limit?: number } = {}): Table {
  const columns = frame.axis.columns.map(String);
  const all = columns.map((name) => (frame.column(name).values as unknown[]).slice(0, limit));
  const named = index === undefined ? all : [frame.axis.index.slice(0, limit).map(String), ...all];
  return {
    head: index === undefined ? columns : [index, ...columns],
    rows: named[0].map((_, i) => named.map((cells) => show(cells[i]))),
    words: [...named.keys()].filter((j) => j > 0 && named[j].some((cell) => typeof cell === 'string')),
  };
}

/** A table of one row, turned on its side. */
export function sideways({ head, rows: [row] }: Table): Table {
  return { head: ['', ''], rows: head.map((name, j) => [name, row[j]]), words: [0] };
}
