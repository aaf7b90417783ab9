import { type Fit, type Matrix, type StopReason, iteration, passingArray, rowArray, sweep } from '@mixwell/core';
import { nearestCenter } from '@mixwell/kernels';
import { type Algorithm, newAssign } from './assign.ts';
import { moveCenters } from './move-centers.ts';
import { areOff, newTally } from './tally.ts';

/** Rows from which sums are carried from sweep to sweep, and the share that changes its label below which they are. */
const CARRIED_FROM = 8192;
const CARRIED_BELOW = 0.4;

export interface LloydParams {
  readonly maxIterations: number;
  /** Squared movement of all centers together, in squared data units, at which they count as settled. */
  readonly settled: number;
}

/** Centers after Lloyd's iterations, and the path that led there. */
export interface LloydResult {
  /** clusters x cols. */
  readonly centers: Matrix;
  /** The nearest center of each row. */
  readonly labels: Int32Array;
  /** Weight of the rows of each cluster. */
  readonly weight: Float64Array;
  /** Inertia after each iteration, in squared data units. */
  readonly history: readonly number[];
  readonly stop: StopReason;
}

/**
 * Moves `start` to a local minimum of the inertia [1].
 *
 * Each iteration puts each center at the mean of its rows, then labels every row with its nearest center: labels, inertia and
 * centers of the result belong together. It has converged when no row changed its label, or the centers have settled: then the sums are
 * of all rows, those on the way may be carried.
 * The inertia never rises, an empty cluster included, so it ends.
 *
 * Cost: O(rows * clusters * cols) an iteration; memory O(rows) once.
 *
 * [1] S. P. Lloyd, Least squares quantization in PCM, IEEE Trans. Inf. Theory 28 (1982).
 */
export function* lloyd(
  start: Matrix,
  { maxIterations, settled, algorithm }: LloydParams & { readonly algorithm: Algorithm },
  finish: (result: LloydResult) => unknown,
): Fit<LloydResult> {
  const labels = yield* passingArray('int32');
  const few = labels.length < CARRIED_FROM ? 0 : CARRIED_BELOW * labels.length;
  const tally = newTally(yield* newAssign(algorithm, start, labels), few);
  const history: number[] = [];
  let centers = start;
  let sums = yield* tally(centers);
  let stop: StopReason = 'max-iterations';
  while (stop === 'max-iterations' && history.length < maxIterations) {
    const before = sums.inertia;
    const moved = yield* moveCenters(centers, sums, labels, sums.about);
    centers = moved.centers;
    sums = yield* tally(centers);
    const isSettled = moved.squaredShift <= settled;
    const isEnd = isSettled || sums.changed === 0;
    const isCarried = sums.about !== centers;
    if (isEnd && isCarried) sums = yield* tally(centers, true);
    const length = history.push(sums.inertia);
    const moment = { centers, history, length };
    const verdict = yield* iteration({
      iteration: length,
      objective: sums.inertia,
      change: sums.inertia - before,
      finish: (reason) => resultLater(moment, reason, finish),
    });
    if (verdict === 'stopped-by-caller') stop = verdict;
    else if (isSettled || (isEnd && !(isCarried && areOff(sums)))) stop = 'tolerance';
  }
  return { centers, labels: labels.slice(), weight: sums.weight, history, stop };
}

/** The result of an earlier moment: its labels are found again, because the sweeps since have moved on. */
export function* resultLater(
  { centers, history, length }: { centers: Matrix; history: readonly number[]; length: number },
  stop: StopReason,
  finish: (result: LloydResult) => unknown,
): Fit<unknown> {
  const labels = yield* rowArray('int32');
  const { weight } = yield* sweep(nearestCenter, { centers }, { labels });
  return finish({ centers, labels, weight, history: history.slice(0, length), stop });
}
