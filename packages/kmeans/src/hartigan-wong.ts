import { type Fit, type Matrix, type StopReason, iteration, rowArray, sweep, takeRows } from '@mixwell/core';
import {
  bestMove,
  isWorthwhile,
  leavingGain,
  nearestCenter,
  rowWeights,
  singleMoves,
  squaredDistance,
} from '@mixwell/kernels';
import { type LloydResult, resultLater } from './lloyd.ts';
import { moveCenters } from './move-centers.ts';

/** Rows that are copied at once to be moved one by one. */
const ROWS_AT_ONCE = 4096;

/** Times that these rows are gone through before all rows are looked at again; far from zero, rounding could move one to and fro. */
const MOST_PASSES = 32;

interface Partition {
  readonly centers: Matrix;
  /** Weight of the rows of each cluster. */
  readonly weight: Float64Array;
  readonly labels: Int32Array;
}

/**
 * Moves the result of Lloyd's iterations on until no move of a single row lowers the inertia [1].
 *
 * Each iteration puts the centers at the means of their rows, finds in one sweep the rows whose move pays, and then moves these one
 * by one, in their order, each with both means following and only if it still pays; last, every row takes its nearest center.
 * Where no move pays, each row is nearer to its own center than to any other (the factors of [1] are above 1 for the own, below 1
 * for the others), so the result is a fixed point of Lloyd's iterations too, and `predict` agrees with it.
 *
 * Cost: at most that of two iterations of Lloyd's, one near the end; memory four numbers a row.
 *
 * [1] J. A. Hartigan, M. A. Wong, Algorithm AS 136: a k-means clustering algorithm, Applied Statistics 28 (1979).
 */
export function* hartiganWong(
  start: LloydResult,
  maxIterations: number,
  finish: (result: LloydResult) => unknown,
): Fit<LloydResult> {
  const { labels } = start;
  const history = [...start.history];
  const targets = yield* rowArray('int32');
  const reach = yield* rowArray('float64');
  const weights = yield* rowArray('float64');
  yield* sweep(rowWeights, null, { weights });
  let { centers } = start;
  let seen: Matrix | undefined;
  let sums = yield* sweep(nearestCenter, { centers }, { labels });
  let stop: StopReason = 'max-iterations';
  while (stop === 'max-iterations' && history.length < maxIterations) {
    const before = sums.inertia[0];
    const means = (yield* moveCenters(centers, sums, labels)).centers;
    const drift = seen ? farthestMove(seen, means) : Infinity;
    const ask = { centers: means, weight: sums.weight, drift };
    const { improving } = yield* sweep(singleMoves, ask, { labels, targets, reach });
    seen = means;
    centers = improving[0] > 0 ? yield* moveRows({ ...ask, labels }, targets, weights) : means;
    sums = yield* sweep(nearestCenter, { centers }, { labels });
    const length = history.push(sums.inertia[0]);
    const moment = { centers, history, length };
    const verdict = yield* iteration({
      iteration: length,
      objective: sums.inertia[0],
      change: sums.inertia[0] - before,
      finish: (reason) => resultLater(moment, reason, finish),
    });
    const isSettled = improving[0] === 0 ? sums.changed[0] === 0 : sums.inertia[0] >= before;
    if (verdict === 'stopped-by-caller') stop = verdict;
    else if (isSettled) stop = 'tolerance';
  }
  return { centers, labels, weight: sums.weight, history, stop };
}

function farthestMove(from: Matrix, to: Matrix): number {
  const { cols } = from;
  let most = 0;
  for (let c = 0; c < from.data.length; c += cols)
    most = Math.max(most, squaredDistance(from.data, c, to.data, c, cols));
  return Math.sqrt(most);
}

/** Moves the rows that have another target to wherever it pays most, one by one; `labels` are written. The means after it. */
function* moveRows({ labels, ...start }: Partition, targets: Int32Array, weights: Float64Array): Fit<Matrix> {
  const after = {
    labels,
    centers: { ...start.centers, data: start.centers.data.slice() },
    weight: start.weight.slice(),
  };
  const wanting: number[] = [];
  targets.forEach((target, i) => void (target !== labels[i] && wanting.push(i)));
  for (let first = 0; first < wanting.length; first += ROWS_AT_ONCE) {
    const indices = wanting.slice(first, first + ROWS_AT_ONCE);
    const { data } = yield* takeRows(indices);
    for (let pass = 0, moved = true; moved && pass < MOST_PASSES; pass++) {
      moved = false;
      indices.forEach((i, at) => void (moved = moveRow(after, data, at, i, weights[i]) || moved));
    }
  }
  return after.centers;
}

/** Whether row `i`, which is at place `at` of `data`, has moved. */
function moveRow(partition: Partition, data: Float64Array, at: number, i: number, w: number): boolean {
  const { labels, centers, weight } = partition;
  const { cols } = centers;
  const x = at * cols;
  const own = labels[i];
  const gain = leavingGain(squaredDistance(data, x, centers.data, own * cols, cols), weight[own], w);
  const { target, cost } = bestMove(data, x, w, own, partition);
  if (!isWorthwhile(gain, cost)) return false;
  weight[own] -= w;
  weight[target] += w;
  for (let j = 0, a = own * cols, b = target * cols; j < cols; j++, a++, b++) {
    centers.data[a] -= (w / weight[own]) * (data[x + j] - centers.data[a]);
    centers.data[b] += (w / weight[target]) * (data[x + j] - centers.data[b]);
  }
  labels[i] = target;
  return true;
}
