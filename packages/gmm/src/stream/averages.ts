import { MixwellError } from '@mixwell/core';
import { sum } from '@mixwell/covariance-families';
import { type ColumnSpread, type ComponentMoments, type DiagonalMoments, packedLength } from '@mixwell/kernels';
import { exp, log } from '@mixwell/math';
import type { Mixture } from '@mixwell/mixtures';
import type { GmmModel } from '../model.ts';
import { placesInStart } from '../mixture-of-model.ts';
import { type GmmStream, reorderedStream } from './stream.ts';

/** What the model has seen, in the order of the start; before the first block, what the `mixture` expects of a row. */
export function streamOf(model: GmmModel, mixture: Mixture): GmmStream {
  if (model.stream) return reorderedStream(model.stream, placesInStart(model));
  const { components, cols, weights, covariances, noise } = mixture;
  const scatter = new Float64Array(components * packedLength(cols));
  forEachCell(components, cols, (at, k, i, j) => (scatter[at] = weights[k] * covariances[(k * cols + i) * cols + j]));
  return {
    blocks: 0,
    rows: model.report.totalWeight,
    share: noise ? Float64Array.of(...weights, noise.weight) : weights,
    shift: new Float64Array(components * cols),
    scatter,
  };
}

/** The averages after a block with these moments, about the means of the mixture. */
export function averaged(
  { blocks, rows, share, shift, scatter }: GmmStream,
  { components, cols }: Mixture,
  moments: ComponentMoments | DiagonalMoments,
  totalWeight: number,
  forgetting: number,
): GmmStream {
  const step = exp(forgetting * log(totalWeight / (rows + totalWeight)));
  const moved = (from: Float64Array, to: Float64Array): Float64Array =>
    from.map((value, at) => (1 - step) * value + step * (to[at] / totalWeight));
  return {
    blocks: blocks + 1,
    rows: rows + totalWeight,
    share: moved(share, moments.weight),
    shift: moved(shift, moments.shift),
    scatter: moved(scatter, 'square' in moments ? packed(moments.square, components, cols) : moments.scatter),
  };
}

/** The averages about the means of `after` instead of those of `before`. */
export function recentred(stream: GmmStream, before: Mixture, after: Mixture): GmmStream {
  const { components, cols } = before;
  const drift = after.means.map((value, c) => value - before.means[c]);
  const { share, shift } = stream;
  const scatter = stream.scatter.slice();
  forEachCell(components, cols, (at, k, i, j) => {
    const [a, b] = [k * cols + i, k * cols + j];
    scatter[at] += share[k] * drift[a] * drift[b] - shift[a] * drift[b] - drift[a] * shift[b];
  });
  return { ...stream, shift: shift.map((value, c) => value - share[Math.floor(c / cols)] * drift[c]), scatter };
}

/**
 * The mean and the variance of each column under the averages, noise apart.
 *
 * @throws MixwellError `invalid-input` where squares overflowed, naming the column.
 */
export function spreadOf(
  { share, shift, scatter }: GmmStream,
  { components, cols, means }: Mixture,
  columns: readonly string[],
): ColumnSpread {
  const total = sum(share.subarray(0, components)) || 1;
  const mean = new Float64Array(cols);
  shift.forEach((value, c) => (mean[c % cols] += (value + share[Math.floor(c / cols)] * means[c]) / total));
  const variance = new Float64Array(cols);
  forEachCell(components, cols, (at, k, i, j) => {
    if (i !== j) return;
    const away = means[k * cols + j] - mean[j];
    variance[j] += (scatter[at] + 2 * shift[k * cols + j] * away + share[k] * away * away) / total;
  });
  const wild = variance.findIndex((value) => !Number.isFinite(value));
  if (wild < 0) return { mean, variance: variance.map((value) => Math.max(0, value)) };
  throw new MixwellError(
    'invalid-input',
    `gmmPartialFit: the values of column "${columns[wild]}" are so large that their squares overflow; rescale it.`,
    { column: columns[wild] },
  );
}

/** Diagonals, components x cols, as packed upper triangles. */
function packed(diagonals: Float64Array, components: number, cols: number): Float64Array {
  const triangles = new Float64Array(components * packedLength(cols));
  forEachCell(components, cols, (at, k, i, j) => {
    if (i === j) triangles[at] = diagonals[k * cols + j];
  });
  return triangles;
}

/** Visits the cells of the packed upper triangles, one a component, in their order. */
function forEachCell(
  components: number,
  cols: number,
  visit: (at: number, k: number, i: number, j: number) => void,
): void {
  for (let k = 0, at = 0; k < components; k++) {
    for (let i = 0; i < cols; i++) for (let j = i; j < cols; j++) visit(at++, k, i, j);
  }
}
