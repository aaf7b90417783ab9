import { type MatrixInput, MixwellError, type Rules, readOptions, signalRule } from '@mixwell/core';
import { distanceSums } from './distance-sums.ts';
import { type GroupedRows, groupedRows } from './grouped-rows.ts';
import type { Labels } from './labels.ts';

/** Options of `silhouette` and `silhouetteSamples`. */
export interface SilhouetteOptions {
  /** Looked at before each block of rows; throws MixwellError `aborted` once it has fired. */
  signal?: AbortSignal;
}

/** The rules of the options of `silhouette` and `silhouetteSamples`. */
export const silhouetteRules: Rules<SilhouetteOptions> = {
  signal: signalRule('Looked at before each block of rows.'),
};

/** Rows to a block: small enough to stay in the first cache while all other rows pass by. */
const BLOCK_ROWS = 64;

/**
 * The mean silhouette [1]: near 1 where clusters are tight and far apart, near 0 where they touch, negative where rows sit in
 * the wrong one.
 *
 * @param x       rows x features.
 * @param labels  one label a row.
 * @throws MixwellError as `silhouetteSamples`.
 *
 * Cost: as `silhouetteSamples`.
 * [1] P. J. Rousseeuw, Silhouettes, J. Comput. Appl. Math. 20 (1987).
 */
export function silhouette(x: MatrixInput, labels: Labels, options: SilhouetteOptions = {}): number {
  const samples = samplesFor('silhouette', x, labels, options);
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}

/**
 * The silhouette of each row, -1 to 1: (b - a) / max(a, b) for its mean Euclidean distance `a` to the rest of its cluster and `b`
 * to the nearest other cluster [1].
 *
 * 0 for a cluster's only row, and where a = b = 0. Shifts and scales of the data change nothing but rounding.
 *
 * @param x       rows x features.
 * @param labels  one label a row.
 * @throws MixwellError `degenerate` for fewer than 2 clusters, or as many as rows; `shape-mismatch` where there is not one label
 *   a row, or rows are ragged; `invalid-input` for a cell that is not a finite number (naming row and column), or a label that is
 *   neither a whole number nor a text (naming its row); `invalid-param` for an unknown or unacceptable option; `aborted`.
 *
 * Cost: O(rows^2 * features) time, each pair of rows once; memory one copy of the rows and a few numbers a row.
 * [1] P. J. Rousseeuw, Silhouettes, J. Comput. Appl. Math. 20 (1987).
 */
export function silhouetteSamples(x: MatrixInput, labels: Labels, options: SilhouetteOptions = {}): Float64Array {
  return samplesFor('silhouetteSamples', x, labels, options);
}

function samplesFor(owner: string, x: MatrixInput, labels: Labels, options: SilhouetteOptions): Float64Array {
  const { signal } = readOptions(owner, silhouetteRules, options) as SilhouetteOptions;
  const groups = groupedRows(owner, x, labels);
  const { own, nearest } = meanDistances(groups, () => {
    if (signal?.aborted) throw new MixwellError('aborted', `${owner}: aborted.`, {}, { cause: signal.reason });
  });
  const samples = new Float64Array(groups.rows);
  groups.order.forEach((row, i) => {
    const larger = Math.max(own[i], nearest[i]);
    samples[row] = own[i] < 0 || larger === 0 ? 0 : (nearest[i] - own[i]) / larger;
  });
  return samples;
}

/**
 * The mean distance of each grouped row to the rest of its cluster (-1 where it is alone), and to the nearest other cluster.
 *
 * Each block of rows meets the later rows of its own cluster and the rows of the later clusters; both sides of a pair keep the sum.
 */
function meanDistances(
  { data, rows, cols, clusters, starts }: GroupedRows,
  look: () => void,
): { own: Float64Array; nearest: Float64Array } {
  const own = new Float64Array(rows);
  const nearest = new Float64Array(rows).fill(Infinity);
  const toOther = new Float64Array(rows);
  const settle = (first: number, end: number, size: number): void => {
    for (let i = first; i < end; i++) {
      nearest[i] = Math.min(nearest[i], toOther[i] / size);
      toOther[i] = 0;
    }
  };
  for (let k = 0; k < clusters; k++) {
    const next = starts[k + 1];
    const size = next - starts[k];
    for (let first = starts[k]; first < next; first += BLOCK_ROWS) {
      look();
      const end = Math.min(first + BLOCK_ROWS, next);
      for (let i = first; i < end; i++) distanceSums(data, cols, i, i + 1, i + 1, end, own);
      distanceSums(data, cols, first, end, end, next, own);
      for (let other = k + 1; other < clusters; other++) {
        distanceSums(data, cols, first, end, starts[other], starts[other + 1], toOther);
        settle(first, end, starts[other + 1] - starts[other]);
      }
    }
    settle(next, rows, size);
    for (let i = starts[k]; i < next; i++) own[i] = size > 1 ? own[i] / (size - 1) : -1;
  }
  return { own, nearest };
}
