import type { MatrixInput } from '@mixwell/core';
import { type Centers, clusterCenters } from './cluster-centers.ts';
import { type GroupedRows, groupedRows } from './grouped-rows.ts';
import type { Labels } from './labels.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/** Centers closer than this, relative to the spread of their clusters, differ by rounding alone. */
const COINCIDENT = 1e-12;

/**
 * The mean, over clusters, of how much each overlaps its worst neighbour [1]: at least 0; smaller is better.
 *
 * The overlap of two clusters is the sum of their mean distances from row to center over the distance of their centers.
 * Two centers in the same place count as far apart, as in scikit-learn. Shifts and scales of the data change nothing but rounding.
 *
 * @param x       rows x features.
 * @param labels  one label a row.
 * @throws MixwellError `degenerate` for fewer than 2 clusters, or as many as rows (with weights: as their sum); `shape-mismatch` where there is not one label
 *   a row, or rows are ragged; `invalid-input` for a cell that is not a finite number (naming row and column), or a label that is
 *   neither a whole number nor a text, or a weight that is negative or not finite (naming its row); `invalid-param` for an unknown option.
 *
 * Cost: O((rows + clusters^2) * features); memory one copy of the rows.
 * [1] D. L. Davies and D. W. Bouldin, A cluster separation measure, IEEE Trans. Pattern Anal. Mach. Intell. 1 (1979); p = 2, q = 1.
 */
export function daviesBouldin(x: MatrixInput, labels: Labels, options: WeightedOptions = {}): number {
  const groups = groupedRows('daviesBouldin', x, labels, readWeighted('daviesBouldin', options));
  const { cols, clusters } = groups;
  const centers = clusterCenters(groups);
  const spreads = meanDistancesToCenter(groups, centers);
  const worst = new Float64Array(clusters);
  for (let k = 0; k < clusters; k++) {
    for (let l = k + 1; l < clusters; l++) {
      const spread = spreads[k] + spreads[l];
      const apart = centerDistance(centers, cols, k, l);
      const overlap = apart <= COINCIDENT * spread ? 0 : spread / apart;
      worst[k] = Math.max(worst[k], overlap);
      worst[l] = Math.max(worst[l], overlap);
    }
  }
  return worst.reduce((sum, overlap) => sum + overlap, 0) / clusters;
}

function meanDistancesToCenter(
  { data, cols, clusters, starts, weights, clusterWeights }: GroupedRows,
  { high, low }: Centers,
): Float64Array {
  return Float64Array.from({ length: clusters }, (_, k) => {
    let sum = 0;
    for (let i = starts[k]; i < starts[k + 1]; i++) {
      let square = 0;
      for (let j = 0; j < cols; j++) {
        const d = data[i * cols + j] - high[k * cols + j] - low[k * cols + j];
        square += d * d;
      }
      sum += (weights ? weights[i] : 1) * Math.sqrt(square);
    }
    return sum / clusterWeights[k];
  });
}

function centerDistance({ high, low }: Centers, cols: number, k: number, l: number): number {
  let square = 0;
  for (let j = 0; j < cols; j++) {
    const d = high[k * cols + j] - high[l * cols + j] + (low[k * cols + j] - low[l * cols + j]);
    square += d * d;
  }
  return Math.sqrt(square);
}
