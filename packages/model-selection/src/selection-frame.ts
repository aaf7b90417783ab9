import { type FittedModel, MixwellError, describe } from '@mixwell/core';
import { refuseNoSelection } from './refuse-no-selection.ts';
import { selectionRows } from './selection-rows.ts';
import type { Selection } from './selection.ts';

/** The `DataFrame` class of danfojs or danfojs-node. */
export type FrameOf<F> = new (rows: unknown[][], options: { columns: string[]; dtypes: string[] }) => F;

/**
 * The table of a selection as a frame of the class that is passed in, with the columns of `selectionRows`.
 *
 * A number that a row does not have is NaN, a text is empty: so every column keeps its type.
 *
 * @throws MixwellError `invalid-param` where `selection` is none, or `DataFrame` no class.
 */
export function selectionFrame<M extends FittedModel, F>(selection: Selection<M>, DataFrame: FrameOf<F>): F {
  refuseNoSelection('selectionFrame', selection);
  if (typeof DataFrame !== 'function') {
    throw new MixwellError(
      'invalid-param',
      `selectionFrame: expected a class of frames, such as DataFrame of danfojs; got ${describe(DataFrame)}.`,
      { option: 'DataFrame' },
    );
  }
  const rows = selectionRows(selection);
  const columns = Object.keys(rows[0]);
  const isText = columns.map((column) => TEXTS.includes(column) || rows.some((row) => typeof row[column] === 'string'));
  const cells = rows.map((row) =>
    columns.map((column, j) => (isText[j] ? String(row[column] ?? '') : (row[column] ?? NaN))),
  );
  return new DataFrame(cells, { columns, dtypes: isText.map((text) => (text ? 'string' : 'float32')) });
}

/** Columns that are of texts even where no row has one. */
const TEXTS: readonly string[] = ['startsReached', 'warnings', 'reason'];
