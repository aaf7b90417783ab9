import { room } from '@mixwell/math';
import { smallestOf, sum } from './matrices.ts';

/** Rounds that the alternation is given; it comes closer in each, and the next M-step goes on from there. */
export const MOST_ROUNDS = 500;

/** Relative change of the volumes at which the alternation has converged. */
export const SETTLED = 1e-12;

/**
 * Variances volume_k x shape_j that minimize sum_k sum_j weight_k ln v_kj + scatter_kj / v_kj, each at least `least` of its
 * column, in `to`: components x cols.
 *
 * Shape and volumes take turns, from the volumes given, which are overwritten, until the volumes settle [1]. Each is the best beside the other, under the
 * bound too. In logarithms the problem is convex, so without a bound in the way the end is the minimum; with one it is a point
 * that neither can leave alone.
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkB].
 */
export function equalShape(
  scatter: Float64Array,
  weight: Float64Array,
  volumes: Float64Array,
  least: Float64Array,
  to: Float64Array = new Float64Array(scatter.length),
): Float64Array {
  const cols = least.length;
  const total = sum(weight);
  const shape = shapes(cols);
  for (let round = 0, moved = 1; round < MOST_ROUNDS && moved > SETTLED; round++) {
    shape.fill(0);
    for (let k = 0, c = 0; k < volumes.length; k++) {
      for (let j = 0; j < cols; j++, c++) shape[j] += ratio(scatter[c], volumes[k]) / total;
    }
    const smallest = smallestOf(volumes);
    for (let j = 0; j < cols; j++) shape[j] = Math.max(shape[j], ratio(least[j], smallest));
    moved = 0;
    for (let k = 0; k < volumes.length; k++) {
      let added = 0;
      let bound = 0;
      for (let j = 0; j < cols; j++) {
        added += ratio(scatter[k * cols + j], shape[j]);
        bound = Math.max(bound, ratio(least[j], shape[j]));
      }
      const before = volumes[k];
      volumes[k] = Math.max(added / (weight[k] * cols), bound);
      moved = Math.max(moved, Math.abs(volumes[k] - before) / before || 0);
    }
  }
  for (let k = 0, c = 0; k < volumes.length; k++) for (let j = 0; j < cols; j++, c++) to[c] = volumes[k] * shape[j];
  return to;
}

const shapes = room();

/** 0 / 0 is 0: a component or a column without scatter asks for nothing. */
function ratio(value: number, by: number): number {
  return value === 0 ? 0 : value / by;
}
