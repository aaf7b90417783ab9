import { type MatrixInput, MixwellError, plural, readWeights, toTable } from '@mixwell/core';
import { type Labels, readLabels } from './labels.ts';
import { rowsByCode } from './rows-by-code.ts';

/** A copy of the rows of weight above 0, sorted by cluster, in units that no square can overflow or vanish in. */
export interface GroupedRows {
  /** rows x cols; the data times a power of two, so that the largest absolute value is between 0.5 and 1. */
  readonly data: Float64Array;
  /** That power of two. */
  readonly scale: number;
  readonly rows: number;
  readonly cols: number;
  readonly clusters: number;
  /** The rows of cluster `k` are `starts[k]` to `starts[k + 1] - 1`. */
  readonly starts: Int32Array;
  /** Where each row was in the input. */
  readonly order: Int32Array;
  /** Rows of the input, those of weight 0 among them. */
  readonly inputRows: number;
  /** One weight a row; null where every row counts once. */
  readonly weights: Float64Array | null;
  /** The weight of each cluster; its rows where there are no weights. */
  readonly clusterWeights: Float64Array;
  /** Their sum. */
  readonly totalWeight: number;
}

/**
 * Reads rows and their labels.
 *
 * @throws MixwellError as `groupRows`; `degenerate` for fewer than 2 clusters, or as many as rows (with weights: as their sum).
 */
export function groupedRows(
  owner: string,
  x: MatrixInput,
  labels: Labels,
  sampleWeights?: ArrayLike<number>,
): GroupedRows {
  const groups = groupRows(owner, x, labels, sampleWeights);
  const { clusters, totalWeight } = groups;
  if (clusters >= 2 && clusters < totalWeight) return groups;
  throw new MixwellError(
    'degenerate',
    `${owner}: ${plural(clusters, 'cluster')} of ${plural(totalWeight, 'row')}; expected at least 2 clusters, and fewer than rows.`,
    { clusters, rows: totalWeight },
  );
}

/**
 * Reads rows and their labels, of any number of clusters.
 *
 * @throws MixwellError as `toTable`, `readLabels` and `readWeights`; `shape-mismatch` where there is not one label a row.
 */
export function groupRows(
  owner: string,
  x: MatrixInput,
  labels: Labels,
  sampleWeights?: ArrayLike<number>,
): GroupedRows {
  const { data, rows, cols } = toTable(x, owner);
  const all = readLabels(owner, 'labels', labels);
  if (labels.length !== rows) {
    throw new MixwellError('shape-mismatch', `${owner}: "labels" must have ${rows}, one a row; got ${labels.length}.`, {
      rows,
      labels: labels.length,
    });
  }
  const input = readWeights(owner, sampleWeights, rows);
  const present = input && Int32Array.from(input.keys()).filter((i) => input[i] > 0);
  const labelling = present
    ? readLabels(
        owner,
        'labels',
        Array.from(present, (i) => labels[i]),
      )
    : all;
  const { order, starts } = rowsByCode(labelling);
  if (present) order.forEach((at, i) => (order[i] = present[at]));
  const weights = input && Float64Array.from(order, (i) => input[i]);
  const clusterWeights = weights ? sumsBetween(weights, starts) : labelling.sizes;
  const scale = powerOfTwoFor(data);
  return {
    data: scaledCopy(data, cols, order, scale),
    scale,
    rows: order.length,
    cols,
    clusters: labelling.names.length,
    starts,
    order,
    inputRows: rows,
    weights,
    clusterWeights,
    totalWeight: clusterWeights.reduce((sum, weight) => sum + weight, 0),
  };
}

function sumsBetween(numbers: Float64Array, starts: Int32Array): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, k) =>
    numbers.subarray(starts[k], starts[k + 1]).reduce((sum, value) => sum + value, 0),
  );
}

function scaledCopy(data: Float64Array, cols: number, order: Int32Array, scale: number): Float64Array {
  const copy = new Float64Array(order.length * cols);
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
