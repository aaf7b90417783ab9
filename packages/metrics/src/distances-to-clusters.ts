import { type RowBlock, preparedFor } from '@mixwell/core';
import { distanceSums } from '@mixwell/kernels';
import type { GroupedRows } from './grouped-rows.ts';

/** Rows to a block of one side of the pairs: it stays in the first cache while the other rows pass by. */
export const TILE_ROWS = 256;

/** Rows to a block of the other side. */
const PASS_ROWS = 1024;

/** Adds up the distances between some points and the grouped rows `first`..`end - 1`: to `toPoints` and, one a row, to `toRows`. */
export type Meet = (first: number, end: number, toPoints: Float64Array, toRows: Float64Array) => void;

/** Distances between `points` (of grouped.cols columns, with their weights) and grouped rows. */
export function meeting(grouped: GroupedRows, points: Float64Array, pointWeights: Float64Array | null): Meet {
  const { cols } = grouped;
  const ask = { points: { data: points, rows: points.length / cols, cols }, pointWeights };
  const add = preparedFor(distanceSums, ask, cols);
  return (first, end, toPoints, toRows) => {
    for (let from = first; from < end; from += PASS_ROWS) {
      const to = Math.min(from + PASS_ROWS, end);
      add(blockOf(grouped, from, to), { toPoints }, { toRows: toRows.subarray(from - first, to - first) });
    }
  };
}

function blockOf({ data, cols, weights }: GroupedRows, first: number, end: number): RowBlock {
  const views = { data: data.subarray(first * cols, end * cols), weights: weights && weights.subarray(first, end) };
  return { ...views, rows: end - first, cols, first };
}

/** The silhouette [1] of a row with the mean distances `own` to the rest of its cluster and `nearest` to the nearest other one. */
export function silhouetteOf(own: number, nearest: number): number {
  const larger = Math.max(own, nearest);
  return larger === 0 ? 0 : (nearest - own) / larger;
}
