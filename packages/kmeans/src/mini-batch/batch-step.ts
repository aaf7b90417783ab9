import {
  type Fit,
  type Matrix,
  type RandomStream,
  type Rows,
  answerNow,
  pickRows,
  randomStream,
  rowArray,
  sweep,
  takeRows,
} from '@mixwell/core';
import { lowerClosest, nearestCenter } from '@mixwell/kernels';
import type { MiniBatchKmeansParams } from './options.ts';

/** What a stream of batches has made so far. */
export interface BatchState {
  /** clusters x cols. */
  readonly centers: Matrix;
  /** Weight of the rows that each center has seen; the next row moves it by its share of the count. */
  readonly counts: Float64Array;
  /** Batches seen. */
  readonly batches: number;
}

export interface BatchStep {
  readonly state: BatchState;
  /** Weighted sum of squared distances of the batch's rows to the centers before the step, in squared data units. */
  readonly inertia: number;
}

/** Rows a cluster that pass between two looks for starving centers. */
const ROWS_BETWEEN_LOOKS = 10;

/**
 * One batch [1]: each row pulls its nearest center, as it was before the batch, by the row's share of all that the center has seen.
 * So each center is the mean of all rows that it ever was nearest to.
 *
 * Every so often, centers that have seen less than `reassignment` of what the busiest has move to rows of the batch, drawn with
 * probability proportional to weight times squared distance from the nearest center, with the count of the least of the others.
 * The draws of batch n come from the seed's fork 'batch/n/reassignment', so that a stream can go on where it was left.
 *
 * [1] D. Sculley, Web-scale k-means clustering, WWW 2010.
 */
export function batchStep(
  { centers, counts, batches }: BatchState,
  batch: Rows,
  { batchSize, reassignment, seed }: Pick<MiniBatchKmeansParams, 'batchSize' | 'reassignment' | 'seed'>,
): BatchStep {
  const { weight, shift, inertia } = answerNow(nearest(centers), batch);
  const { cols } = centers;
  const next = {
    centers: { ...centers, data: centers.data.slice() },
    counts: counts.map((count, k) => count + weight[k]),
    batches: batches + 1,
  };
  next.counts.forEach((count, k) => {
    if (weight[k] > 0) for (let c = k * cols; c < (k + 1) * cols; c++) next.centers.data[c] += shift[c] / count;
  });
  const period = Math.ceil((ROWS_BETWEEN_LOOKS * counts.length) / batchSize);
  if (next.batches % period === 0) {
    const random = randomStream(seed, `batch/${next.batches}`, 'reassignment');
    answerNow(reassign(next, reassignment, random), batch);
  }
  return { state: next, inertia: inertia[0] };
}

function* nearest(centers: Matrix) {
  const labels = yield* rowArray('int32');
  return yield* sweep(nearestCenter, { centers }, { labels });
}

/** Writes centers and counts. */
function* reassign({ centers, counts }: BatchState, share: number, random: RandomStream): Fit<void> {
  const most = counts.reduce((a, b) => Math.max(a, b));
  const isStarving = Array.from(counts, (count) => count < share * most);
  if (!isStarving.includes(true)) return;
  const least = counts.reduce((a, b, k) => (isStarving[k] ? a : Math.min(a, b)), Infinity);
  const { data, cols } = centers;
  const closest = yield* rowArray('float64');
  closest.fill(Infinity);
  for (const k of counts.keys()) {
    if (!isStarving[k]) yield* lower(closest, { data: data.subarray(k * cols, (k + 1) * cols), rows: 1, cols });
  }
  for (const k of counts.keys()) {
    if (!isStarving[k]) continue;
    const [i] = yield* pickRows(closest, [random()]);
    if (closest[i] === 0) return;
    const row = yield* takeRows([i]);
    yield* lower(closest, row);
    data.set(row.data, k * cols);
    counts[k] = least;
  }
}

function* lower(closest: Float64Array, seed: Matrix): Fit<void> {
  yield* sweep(lowerClosest, { seed, isFirst: false }, { closest });
}
