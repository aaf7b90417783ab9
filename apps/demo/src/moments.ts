import type { Matrix } from 'mixwell';

/** The mean and the standard deviation (over rows, not rows - 1) of each column. */
export function momentsOf({ data, rows, cols }: Matrix): { mean: Float64Array; sd: Float64Array } {
  const mean = new Float64Array(cols);
  const variance = new Float64Array(cols);
  for (let at = 0; at < data.length; at++) mean[at % cols] += data[at] / rows;
  for (let at = 0; at < data.length; at++) variance[at % cols] += (data[at] - mean[at % cols]) ** 2 / rows;
  return { mean, sd: variance.map(Math.sqrt) };
}
