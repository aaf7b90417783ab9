import { type Fit, type Matrix, type RandomStream, pickRows, rowArray, sweep, takeRows } from '@mixwell/core';
import { type SplitRowsSums, candidateGains, lowerClosest, splitRows } from '@mixwell/kernels';

export interface SplitParams {
  readonly maxIterations: number;
  /** Squared movement of both centers together, in squared data units, at which they count as settled. */
  readonly settled: number;
}

/** Two halves of a cluster. */
export interface Split {
  /** 2 x cols. */
  readonly centers: Matrix;
  readonly sums: SplitRowsSums;
  /** 0 or 1 for each row of the cluster; other rows have whatever they had. */
  readonly sides: Int32Array;
  readonly isSettled: boolean;
}

/** Candidates for the second seed, as greedy k-means++ takes for two clusters. */
const CANDIDATES = 2;

/**
 * Lloyd's iterations with two centers on the rows of `label` alone, from seeds by greedy k-means++.
 *
 * No side is ever empty while the rows differ: each mean is nearer to itself than to the other, so some row on its side is too.
 */
export function* splitInTwo(label: number, labels: Int32Array, random: RandomStream, params: SplitParams): Fit<Split> {
  const sides = yield* rowArray('int32');
  let centers = yield* twoSeeds(label, labels, random);
  let sums = yield* sweep(splitRows, { label, centers }, { labels, sides });
  let isSettled = false;
  for (let iteration = 0; !isSettled && iteration < params.maxIterations; iteration++) {
    const { data, cols } = centers;
    const moves = sums.shift.map((shift, c) => shift / (sums.weight[Math.floor(c / cols)] || 1));
    centers = { data: data.map((value, c) => value + moves[c]), rows: 2, cols };
    sums = yield* sweep(splitRows, { label, centers }, { labels, sides });
    isSettled = sums.changed[0] === 0 || moves.reduce((sum, move) => sum + move * move, 0) <= params.settled;
  }
  return { centers, sums, sides, isSettled };
}

/** Rows of other labels have distance 0, so that they are neither drawn nor counted. */
function* twoSeeds(label: number, labels: Int32Array, random: RandomStream): Fit<Matrix> {
  const closest = yield* rowArray('float64');
  labels.forEach((own, i) => void (closest[i] = own === label ? 1 : 0));
  const first = yield* takeRows(yield* pickRows(closest, [random()]));
  labels.forEach((own, i) => void (closest[i] = own === label ? Infinity : 0));
  yield* sweep(lowerClosest, { seed: first, isFirst: false }, { closest });
  const candidates = yield* takeRows(yield* pickRows(closest, Array.from({ length: CANDIDATES }, random)));
  const { gain } = yield* sweep(candidateGains, { candidates }, { closest });
  const { cols } = first;
  const best = gain[1] > gain[0] ? cols : 0;
  return { data: Float64Array.of(...first.data, ...candidates.data.subarray(best, best + cols)), rows: 2, cols };
}
