import type { FittedModel } from '@mixwell/core';
import { selectionRows } from './selection-rows.ts';
import type { Selection } from './selection.ts';

/** The `DataFrame` class of danfojs or danfojs-node. */
export type FrameOf<F> = new (rows: unknown[][], options: { columns: string[]; dtypes: string[] }) => F;

/**
 * The table of a selection as a frame of the class that is passed in, with the columns of `selectionRows`.
 *
 * A number that a row does not have is NaN, a text is empty: so every column keeps its type.
 */
export function selectionFrame<M extends FittedModel, F>(selection: Selection<M>, DataFrame: FrameOf<F>): F {
  const rows = selectionRows(selection);
  const columns = Object.keys(rows[0]);
  const isText = columns.map((column) => TEXTS.includes(column) || rows.some((row) => typeof row[column] === 'string'));
  const cells = rows.map((row) => columns.map((column, j) => row[column] ?? (isText[j] ? '' : NaN)));
  return new DataFrame(cells, { columns, dtypes: isText.map((text) => (text ? 'string' : 'float32')) });
}

/** Columns that are of texts even where no row has one. */
const TEXTS: readonly string[] = ['startsReached', 'warnings', 'reason'];
