import type { Kernel, Matrix } from '@mixwell/core';
import { known } from '../known.ts';
import { squaredDistance } from '../nearest-center/reference.ts';

export interface FarthestRowsAsk {
  readonly centers: Matrix;
  /** How many rows to find. */
  readonly count: number;
}

export interface FarthestRows {
  /** Squared distances, farthest first; 0 where fewer rows are away from their center. */
  readonly distance: Float64Array;
  /** The rows they belong to. */
  readonly row: Float64Array;
}

/** The rows of positive weight that are farthest from the center of their label; equal distances in row order. */
export const farthestRows: Kernel<FarthestRowsAsk, FarthestRows, { labels: Int32Array }> = known({
  name: 'farthest-rows',
  empty: ({ count }) => ({ distance: new Float64Array(count), row: new Float64Array(count) }),
  accumulate({ centers }, { data, rows, cols, weights, first }, found, { labels }) {
    for (let i = 0; i < rows; i++) {
      if (weights && weights[i] === 0) continue;
      insert(found, squaredDistance(data, i * cols, centers.data, labels[i] * cols, cols), first + i);
    }
  },
  merge(into, from) {
    for (let at = 0; at < from.distance.length; at++) insert(into, from.distance[at], from.row[at]);
  },
});

function insert({ distance, row }: FarthestRows, newDistance: number, newRow: number): void {
  let at = distance.length - 1;
  if (!(newDistance > distance[at])) return;
  for (; at > 0 && distance[at - 1] < newDistance; at--) {
    distance[at] = distance[at - 1];
    row[at] = row[at - 1];
  }
  distance[at] = newDistance;
  row[at] = newRow;
}
