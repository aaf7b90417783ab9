import type { GroupedRows } from './grouped-rows.ts';

/**
 * Means of rows, each the sum of a rounded mean and what it lacks.
 *
 * Far from zero the rounded mean alone is off by more than clusters may differ; `(x - high) - low` is not.
 */
export interface Centers {
  /** centers x cols. */
  readonly high: Float64Array;
  /** centers x cols. */
  readonly low: Float64Array;
}

/** The mean of each cluster. */
export function clusterCenters({ data, cols, clusters, starts }: GroupedRows): Centers {
  const centers = { high: new Float64Array(clusters * cols), low: new Float64Array(clusters * cols) };
  for (let k = 0; k < clusters; k++) setMean(data, cols, starts[k], starts[k + 1], centers, k);
  return centers;
}

/** The mean of all rows, as the one center. */
export function grandCenter({ data, rows, cols }: GroupedRows): Centers {
  const center = { high: new Float64Array(cols), low: new Float64Array(cols) };
  setMean(data, cols, 0, rows, center, 0);
  return center;
}

/** Starts from the first row, so that the mean of equal rows is that row without rounding. */
function setMean(
  data: Float64Array,
  cols: number,
  first: number,
  end: number,
  { high, low }: Centers,
  k: number,
): void {
  for (let j = 0; j < cols; j++) {
    const at = k * cols + j;
    const start = data[first * cols + j];
    high[at] = start + meanDifference(data, cols, first, end, j, start);
    low[at] = meanDifference(data, cols, first, end, j, high[at]);
  }
}

function meanDifference(data: Float64Array, cols: number, first: number, end: number, j: number, from: number): number {
  let sum = 0;
  for (let i = first; i < end; i++) sum += data[i * cols + j] - from;
  return sum / (end - first);
}
