import { MixwellError, type Table } from '@mixwell/core';
import { type Column, type FrameClass, frameOf } from './frame.ts';

/** A data set as @mixwell/datasets gives it, with or without classes. */
export interface MaybeLabelled {
  readonly x: Table;
  /** The class of each row, from 0. */
  readonly labels?: ArrayLike<number>;
  /** The name of each class. */
  readonly names?: readonly string[];
}

/**
 * The columns of `data.x`, and the class of each row as column `label` where it is known: its name where classes have names.
 *
 * @throws MixwellError `shape-mismatch` where there is not one label a row; `invalid-input` where a column is called `label` already.
 *
 * Cost: one copy of the rows.
 */
export function toFrame<F>(data: MaybeLabelled, DataFrame: FrameClass<F>): F {
  return frameOf(DataFrame, [...data.x.columns.map((name, j) => featureColumn(data.x, name, j)), ...labelColumn(data)]);
}

function featureColumn({ data, rows, cols }: Table, name: string, j: number): Column {
  const cells = Float64Array.from({ length: rows }, (_, i) => data[i * cols + j]);
  return { name, dtype: cells.every(Number.isInteger) ? 'int32' : 'float32', cells };
}

function labelColumn({ x, labels, names }: MaybeLabelled): Column[] {
  if (labels === undefined) return [];
  if (labels.length !== x.rows) {
    throw new MixwellError('shape-mismatch', `toFrame: expected ${x.rows} labels, one a row; got ${labels.length}.`, {
      expected: x.rows,
      got: labels.length,
    });
  }
  if (x.columns.includes('label')) {
    throw new MixwellError('invalid-input', 'toFrame: the data have a column "label" beside their labels.', {
      column: 'label',
    });
  }
  if (names === undefined) return [{ name: 'label', dtype: 'int32', cells: labels }];
  return [{ name: 'label', dtype: 'string', cells: Array.from(labels, (label) => names[label]) }];
}
