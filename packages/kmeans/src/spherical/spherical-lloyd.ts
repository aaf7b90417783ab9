import { type Fit, type Matrix, type StopReason, iteration, rowArray, sweep } from '@mixwell/core';
import { nearestCenter, toUnit } from '@mixwell/kernels';
import { type LloydParams, type LloydResult, resultLater } from '../lloyd.ts';
import { moveCenters } from '../move-centers.ts';

/** Squared lengths this near to 1 are 1, so that a center of equal rows is these rows to the bit. */
const ROUNDING = 1e-14;

/**
 * Lloyd's iterations over rows of unit length, with centers of unit length [1]: that of the sum of a cluster's rows is the center whose
 * cosines with them add to the most.
 *
 * For unit rows half the squared distance is 1 - cosine, so the nearest center has the largest cosine. A cluster whose rows add to
 * nothing keeps its center. The objective and its history are the sum of 1 - cosine, which never rises.
 *
 * [1] I. S. Dhillon, D. S. Modha, Concept decompositions for large sparse text data using clustering, Machine Learning 42 (2001).
 */
export function* sphericalLloyd(
  start: Matrix,
  { maxIterations, settled }: LloydParams,
  finish: (result: LloydResult) => unknown,
): Fit<LloydResult> {
  const labels = yield* rowArray('int32');
  const history: number[] = [];
  let centers = start;
  let sums = yield* sweep(nearestCenter, { centers }, { labels });
  let stop: StopReason = 'max-iterations';
  while (stop === 'max-iterations' && history.length < maxIterations) {
    const before = sums.inertia[0] / 2;
    const next = unitCenters((yield* moveCenters(centers, sums, labels)).centers, centers);
    const squaredShift = next.data.reduce(
      (sum, value, c) => sum + (value - centers.data[c]) * (value - centers.data[c]),
      0,
    );
    centers = next;
    sums = yield* sweep(nearestCenter, { centers }, { labels });
    const length = history.push(sums.inertia[0] / 2);
    const moment = { centers, history, length };
    const verdict = yield* iteration({
      iteration: length,
      objective: history[length - 1],
      change: history[length - 1] - before,
      finish: (reason) => resultLater(moment, reason, finish),
    });
    if (verdict === 'stopped-by-caller') stop = verdict;
    else if (sums.changed[0] === 0 || squaredShift <= settled) stop = 'tolerance';
  }
  return { centers, labels, weight: sums.weight, history, stop };
}

function unitCenters(means: Matrix, before: Matrix): Matrix {
  const { data, rows, cols } = means;
  const unit = data.slice();
  for (let c = 0; c < unit.length; c += cols) {
    const square = data.subarray(c, c + cols).reduce((sum, value) => sum + value * value, 0);
    if (square <= ROUNDING * ROUNDING) unit.set(before.data.subarray(c, c + cols), c);
    else if (Math.abs(square - 1) > ROUNDING) toUnit(unit, c, cols);
  }
  return { data: unit, rows, cols };
}
