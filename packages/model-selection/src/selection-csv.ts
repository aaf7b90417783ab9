import type { FittedModel } from '@mixwell/core';
import { refuseNoSelection } from './refuse-no-selection.ts';
import { selectionRows } from './selection-rows.ts';
import type { Selection } from './selection.ts';

/**
 * The table of a selection as CSV [1]: a header and a line a recipe, each ended by CR LF; what a row does not have is empty.
 *
 * Texts with a comma, a quote or a line break stand in quotes, with quotes inside doubled. Numbers have all their digits.
 *
 * @throws MixwellError `invalid-param` where `selection` is none.
 *
 * [1] Y. Shafranovich, RFC 4180 (2005).
 */
export function selectionCsv<M extends FittedModel>(selection: Selection<M>): string {
  refuseNoSelection('selectionCsv', selection);
  const rows = selectionRows(selection);
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
  return lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}

function field(cell: number | string | null): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
