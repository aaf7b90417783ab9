import { type MatrixInput, MixwellError, plural, toTable } from '@mixwell/core';
import { type Labels, readLabels } from './labels.ts';
import { rowsByCode } from './rows-by-code.ts';

/** A copy of the rows, sorted by cluster, in units that no square can overflow or vanish in. */
export interface GroupedRows {
  /** rows x cols; the data times a power of two, so that the largest absolute value is between 0.5 and 1. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly clusters: number;
  /** The rows of cluster `k` are `starts[k]` to `starts[k + 1] - 1`. */
  readonly starts: Int32Array;
  /** Where each row was in the input. */
  readonly order: Int32Array;
}

/**
 * Reads rows and their labels.
 *
 * @throws MixwellError as `toTable` and `readLabels`; `shape-mismatch` where there is not one label a row;
 *   `degenerate` for fewer than 2 clusters, or as many as rows.
 */
export function groupedRows(owner: string, x: MatrixInput, labels: Labels): GroupedRows {
  const { data, rows, cols } = toTable(x, owner);
  const labelling = readLabels(owner, 'labels', labels);
  if (labels.length !== rows) {
    throw new MixwellError('shape-mismatch', `${owner}: "labels" must have ${rows}, one a row; got ${labels.length}.`, {
      rows,
      labels: labels.length,
    });
  }
  const clusters = labelling.names.length;
  if (clusters < 2 || clusters >= rows) {
    throw new MixwellError(
      'degenerate',
      `${owner}: ${plural(clusters, 'cluster')} of ${plural(rows, 'row')}; expected at least 2 clusters, and fewer than rows.`,
      { clusters, rows },
    );
  }
  const { order, starts } = rowsByCode(labelling);
  return { data: scaledCopy(data, cols, order), rows, cols, clusters, starts, order };
}

function scaledCopy(data: Float64Array, cols: number, order: Int32Array): Float64Array {
  const scale = powerOfTwoFor(data);
  const copy = new Float64Array(data.length);
  for (let at = 0, i = 0; i < order.length; i++) {
    for (let from = order[i] * cols, end = from + cols; from < end; from++) copy[at++] = data[from] * scale;
  }
  return copy;
}

/** The power of two that brings the largest absolute value to between 0.5 and 1. */
function powerOfTwoFor(data: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < data.length; at++) largest = Math.max(largest, Math.abs(data[at]));
  let scale = 1;
  while (largest * scale > 1) scale /= 2;
  while (largest * scale < 0.5 && scale < 1e300) scale *= 2;
  return scale;
}
