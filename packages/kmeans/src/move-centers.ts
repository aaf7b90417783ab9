import { type Fit, type Matrix, sweep, takeRows } from '@mixwell/core';
import { type NearestCenterSums, farthestRows } from '@mixwell/kernels';

export interface Moved {
  readonly centers: Matrix;
  /** Sum over centers of the squared distance moved, in squared data units. */
  readonly squaredShift: number;
}

/**
 * Puts each center at the weighted mean of its rows, of which `sums` are about the points `about`.
 *
 * A center that lost all its rows moves to the row farthest from its own center, the next such center to the next farthest row;
 * it stays where no row is away from its center, so no center is ever NaN.
 */
export function* moveCenters(
  centers: Matrix,
  sums: Pick<NearestCenterSums, 'weight' | 'shift'>,
  labels: Int32Array,
  about = centers,
): Fit<Moved> {
  const data = centers.data.slice();
  const empty: number[] = [];
  for (let k = 0; k < centers.rows; k++) {
    if (sums.weight[k] === 0) empty.push(k);
    else
      for (let c = k * centers.cols, end = c + centers.cols; c < end; c++)
        data[c] = about.data[c] + sums.shift[c] / sums.weight[k];
  }
  if (empty.length > 0) yield* fillEmpty(empty, centers, labels, data);
  const squaredShift = data.reduce((sum, value, c) => sum + (value - centers.data[c]) * (value - centers.data[c]), 0);
  return { centers: { ...centers, data }, squaredShift };
}

function* fillEmpty(empty: readonly number[], centers: Matrix, labels: Int32Array, data: Float64Array): Fit<void> {
  const far = yield* sweep(farthestRows, { centers, count: empty.length }, { labels });
  const found = Array.from(far.row).filter((_, at) => far.distance[at] > 0);
  const rows = yield* takeRows(found);
  found.forEach((_, at) => data.set(rows.data.subarray(at * rows.cols, (at + 1) * rows.cols), empty[at] * rows.cols));
}
