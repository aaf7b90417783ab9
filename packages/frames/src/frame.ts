import type { FrameLike } from '@mixwell/core';

/** A danfojs or danfojs-node DataFrame or Series, known by its shape and never imported. */
export interface Frame extends FrameLike {
  /** One label a row. */
  readonly index: readonly (number | string)[];
  /** One a column. */
  readonly dtypes: readonly string[];
}

/** The `DataFrame` class of danfojs or danfojs-node. */
export type FrameClass<F> = new (
  rows: unknown[][],
  options?: { columns?: string[]; index?: (number | string)[]; dtypes?: string[]; config?: object },
) => F;

/** What danfo calls the types of columns; its float32 columns are ordinary numbers and keep all their digits. */
export type Dtype = 'int32' | 'float32' | 'string' | 'boolean';

/** A named column: one cell a row. */
export interface Column {
  readonly name: string;
  readonly dtype: Dtype;
  readonly cells: ArrayLike<unknown>;
}

/** A frame of these columns, at least one, all of the same length. */
export function frameOf<F>(DataFrame: FrameClass<F>, columns: readonly Column[]): F {
  const rows = Array.from({ length: columns[0].cells.length }, (_, i) => columns.map(({ cells }) => cells[i]));
  return new DataFrame(rows, { columns: columns.map(({ name }) => name), dtypes: columns.map(({ dtype }) => dtype) });
}

/** The same columns as one plain record a row. */
export function recordsOf(columns: readonly Column[]): Record<string, unknown>[] {
  return Array.from({ length: columns[0].cells.length }, (_, i) =>
    Object.fromEntries(columns.map(({ name, cells }) => [name, cells[i]])),
  );
}
