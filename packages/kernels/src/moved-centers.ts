import type { Matrix } from '@mixwell/core';
import { type NearestCenterAsk, squaredDistance } from './nearest-center/reference.ts';

/** Centers, and where they were in the sweep that the bounds come from; null where these know nothing. */
export interface MovedCenters extends Pick<NearestCenterAsk, 'centers' | 'changesAbout'> {
  readonly before: Matrix | null;
}

/** What distances are multiplied by to be safely on one side of it: 16 times the rounding of single precision. */
export const LESS = 0.999999;
export const MORE = 1.000001;
/** More than any distance in single precision is said to be. */
export const HUGE = 3e38;

/** A little more than how far each center has moved; Infinity where that is not known. */
export function movesOf({ centers, before }: MovedCenters): Float64Array {
  const { data, rows, cols } = centers;
  return Float64Array.from({ length: rows }, (_, k) => {
    if (!before) return Infinity;
    return MORE * Math.sqrt(squaredDistance(data, k * cols, before.data, k * cols, cols)) + 1e-36;
  });
}

/** The most that another center than each has moved. */
export function driftOf(moves: Float64Array): Float64Array {
  let most = 0;
  let next = 0;
  for (const move of moves) {
    next = Math.max(next, Math.min(move, most));
    most = Math.max(most, move);
  }
  return moves.map((move) => (move === most ? next : most));
}

/** A little less than half the distance between each two centers, rows x rows, with `HUGE` for a center from itself. */
export function halfGaps({ data, rows, cols }: Matrix): Float64Array {
  const gaps = new Float64Array(rows * rows).fill(HUGE);
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < a; b++) {
      const squared = squaredDistance(data, a * cols, data, b * cols, cols);
      gaps[a * rows + b] = gaps[b * rows + a] = Math.min((LESS / 2) * Math.sqrt(squared), HUGE);
    }
  }
  return gaps;
}

/** The least half distance of each center from another one. */
export function leastHalfGaps(centers: Matrix): Float64Array {
  const gaps = halfGaps(centers);
  return Float64Array.from({ length: centers.rows }, (_, k) => {
    return gaps.subarray(k * centers.rows, (k + 1) * centers.rows).reduce((a, b) => Math.min(a, b));
  });
}
