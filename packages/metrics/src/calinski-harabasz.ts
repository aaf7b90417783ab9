import type { MatrixInput } from '@mixwell/core';
import { clusterCenters, grandCenter } from './cluster-centers.ts';
import { groupedRows } from './grouped-rows.ts';
import type { Labels } from './labels.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/**
 * The variance ratio [1]: the spread of cluster centers about the mean over the spread of rows about their centers, each over its
 * degrees of freedom; larger is better.
 *
 * 1 where no row differs from its center, as in scikit-learn. Shifts and scales of the data change nothing but rounding.
 *
 * @param x       rows x features.
 * @param labels  one label a row.
 * @throws MixwellError `degenerate` for fewer than 2 clusters, or as many as rows (with weights: as their sum); `shape-mismatch` where there is not one label
 *   a row, or rows are ragged; `invalid-input` for a cell that is not a finite number (naming row and column), or a label that is
 *   neither a whole number nor a text, or a weight that is negative or not finite (naming its row); `invalid-param` for an unknown option.
 *
 * Cost: O(rows * features); memory one copy of the rows.
 * [1] T. Caliński and J. Harabasz, A dendrite method for cluster analysis, Communications in Statistics 3 (1974).
 */
export function calinskiHarabasz(x: MatrixInput, labels: Labels, options: WeightedOptions = {}): number {
  const groups = groupedRows('calinskiHarabasz', x, labels, readWeighted('calinskiHarabasz', options));
  const { data, cols, clusters, starts, weights, clusterWeights, totalWeight } = groups;
  const centers = clusterCenters(groups);
  const mean = grandCenter(groups);
  let within = 0;
  let between = 0;
  for (let k = 0; k < clusters; k++) {
    for (let j = 0; j < cols; j++) {
      const high = centers.high[k * cols + j];
      const low = centers.low[k * cols + j];
      for (let i = starts[k]; i < starts[k + 1]; i++) {
        const d = data[i * cols + j] - high - low;
        within += (weights ? weights[i] : 1) * d * d;
      }
      const shift = high - mean.high[j] + (low - mean.low[j]);
      between += clusterWeights[k] * shift * shift;
    }
  }
  return within === 0 ? 1 : (between * (totalWeight - clusters)) / (within * (clusters - 1));
}
