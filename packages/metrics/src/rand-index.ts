import { jointRowCounts } from './joint-counts.ts';
import type { Labels } from './labels.ts';
import { pairCounts } from './pair-counts.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/**
 * The share of pairs of rows that both labellings put together, or both keep apart [1]: 0 to 1; 1 for a single row.
 *
 * @param a  one label a row.
 * @param b  one label a row, of the same rows; the order of the two does not matter.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is not a whole number of at least 0; `shape-mismatch` where the lengths differ;
 *   `invalid-param` for an unknown option.
 *
 * [1] W. M. Rand, Objective criteria for the evaluation of clustering methods, J. Am. Stat. Assoc. 66 (1971).
 */
export function randIndex(a: Labels, b: Labels, options: WeightedOptions = {}): number {
  const weights = readWeighted('randIndex', options);
  const { both, onlyA, onlyB, neither } = pairCounts(jointRowCounts('randIndex', ['a', a], ['b', b], weights));
  const pairs = both + onlyA + onlyB + neither;
  return pairs === 0 ? 1 : (both + neither) / pairs;
}
