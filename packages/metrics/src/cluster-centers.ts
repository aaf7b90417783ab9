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
export function clusterCenters(groups: GroupedRows): Centers {
  const { cols, clusters, starts, clusterWeights } = groups;
  const centers = { high: new Float64Array(clusters * cols), low: new Float64Array(clusters * cols) };
  for (let k = 0; k < clusters; k++) setMean(groups, starts[k], starts[k + 1], clusterWeights[k], centers, k);
  return centers;
}

/** The mean of all rows, as the one center. */
export function grandCenter(groups: GroupedRows): Centers {
  const center = { high: new Float64Array(groups.cols), low: new Float64Array(groups.cols) };
  setMean(groups, 0, groups.rows, groups.totalWeight, center, 0);
  return center;
}

/** Starts from the first row, so that the mean of equal rows is that row without rounding. */
function setMean(
  { data, cols, weights }: GroupedRows,
  first: number,
  end: number,
  total: number,
  { high, low }: Centers,
  k: number,
): void {
  const meanDifference = (j: number, from: number): number => {
    let sum = 0;
    for (let i = first; i < end; i++) sum += (weights ? weights[i] : 1) * (data[i * cols + j] - from);
    return sum / total;
  };
  for (let j = 0; j < cols; j++) {
    const at = k * cols + j;
    const start = data[first * cols + j];
    high[at] = start + meanDifference(j, start);
    low[at] = meanDifference(j, high[at]);
  }
}
