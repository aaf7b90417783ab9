import { type Matrix, MixwellError, zeros } from '@mixwell/core';
import { type JointCounts, jointCounts } from './joint-counts.ts';
import type { Label, Labels } from './labels.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/** How many rows each class of one labelling shares with each class of another. */
export interface ContingencyTable {
  /** classes of `a` x classes of `b`; cell (k, l) counts the rows that are in both, or adds their weights. */
  readonly table: Matrix;
  /** The classes of `a`, one a row of the table, ascending. */
  readonly rows: readonly Label[];
  /** The classes of `b`, one a column of the table, ascending. */
  readonly cols: readonly Label[];
}

/** Cells of the largest table that is made: 512 MiB. */
const MAX_CELLS = 1 << 26;

/**
 * The counts of every pair of classes.
 *
 * @param a  one label a row.
 * @param b  one label a row, of the same rows.
 * @throws MixwellError `invalid-input` for empty labels, a label that is neither a whole number nor a text (naming its row),
 *   or classes for a table of more than 2^26 cells; `shape-mismatch` where the lengths differ; `invalid-param` for an unknown option.
 *
 * Cost: O(rows + cells).
 */
export function contingencyTable(a: Labels, b: Labels, options: WeightedOptions = {}): ContingencyTable {
  const owner = 'contingencyTable';
  const joint = jointCounts(owner, ['a', a], ['b', b], readWeighted(owner, options));
  const { a: one, b: two } = joint;
  return Object.freeze({
    table: Object.freeze(denseTable(owner, joint)),
    rows: Object.freeze(one.names),
    cols: Object.freeze(two.names),
  });
}

/** Every cell, the zeros too. */
export function denseTable(owner: string, { a, b, cells }: JointCounts): Matrix {
  const rows = a.names.length;
  const cols = b.names.length;
  if (rows * cols > MAX_CELLS) {
    throw new MixwellError(
      'invalid-input',
      `${owner}: ${rows} x ${cols} classes are too many for a table; expected at most ${MAX_CELLS} cells.`,
      { rows, cols },
    );
  }
  const table = zeros(rows, cols);
  for (const { a: k, b: l, count } of cells) table.data[k * cols + l] = count;
  return table;
}
