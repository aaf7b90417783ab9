import { type MatrixInput, MixwellError, type Table, describe, plural, selectColumns, toTable } from '@mixwell/core';
import { count } from './rounded.ts';

/** The rows that can be drawn: those without a missing cell. */
export interface Rows {
  readonly table: Table;
  /** The place of each of them in the input; absent where that is the same. */
  readonly places?: Int32Array;
  /** Of the input. */
  readonly total: number;
  /** What the subtitle says of those that are left out. */
  readonly notes: readonly string[];
}

/**
 * The rows of `x`, in the features of a model where there is one; rows with missing cells are left out.
 *
 * @throws MixwellError `invalid-input` where no row is complete; otherwise as `matrix` of core.
 */
export function readRows(owner: string, x: MatrixInput, columns: readonly string[] | undefined): Rows {
  const table = columns ? selectColumns(x, columns, owner, 'missing-cells') : toTable(x, owner, 'missing-cells');
  if (!table.data.includes(NaN)) return { table, total: table.rows, notes: [] };
  const { data, rows, cols } = table;
  const places = Int32Array.from(
    Array.from({ length: rows }, (_, i) => i).filter((i) => !data.subarray(i * cols, (i + 1) * cols).includes(NaN)),
  );
  if (places.length === 0) {
    throw new MixwellError('invalid-input', `${owner}: every row has a missing cell, so none can be drawn.`, { rows });
  }
  const whole = new Float64Array(places.length * cols);
  places.forEach((i, at) => whole.set(data.subarray(i * cols, (i + 1) * cols), at * cols));
  const left = rows - places.length;
  return {
    table: toTable({ data: whole, rows: places.length, cols, columns: table.columns }, owner),
    places,
    total: rows,
    notes: [
      `${count(left)} of ${count(rows)} rows ${left === 1 ? 'has' : 'have'} a missing cell and ${left === 1 ? 'is' : 'are'} not drawn`,
    ],
  };
}

/**
 * The entries of the rows that can be drawn.
 *
 * @throws MixwellError `shape-mismatch` where there is not one a row.
 */
export function ofRows(owner: string, option: string, entries: ArrayLike<unknown>, rows: Rows): ArrayLike<unknown> {
  if (entries.length !== rows.total) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: "${option}" must have one entry a row, ${count(rows.total)}; got ${describe(entries)}.`,
      { option, expected: rows.total, got: entries.length },
    );
  }
  return rows.places ? Array.from(rows.places, (i) => entries[i]) : entries;
}

/**
 * The positions of the chosen columns.
 *
 * @throws MixwellError `invalid-param` for one that is not there, or there twice.
 */
export function positionsOf(
  owner: string,
  chosen: readonly (string | number)[] | undefined,
  columns: readonly string[],
): number[] {
  const positions = chosen?.map((column) => {
    const at = typeof column === 'string' ? columns.indexOf(column) : column;
    if (at >= 0 && at < columns.length) return at;
    throw new MixwellError(
      'invalid-param',
      `${owner}: "columns" must name some of ${plural(columns.length, 'column')} (${columns.join(', ')}); got ${describe(column)}.`,
      { option: 'columns', value: column },
    );
  });
  if (positions && new Set(positions).size < positions.length) {
    throw new MixwellError('invalid-param', `${owner}: "columns" names a column twice.`, { option: 'columns' });
  }
  return positions ?? columns.map((_, j) => j);
}
