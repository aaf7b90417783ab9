import { jointRowCounts } from './joint-counts.ts';
import type { Labels } from './labels.ts';
import { pairCounts } from './pair-counts.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/**
 * The geometric mean of the precision and the recall of pairs [1]: 0 to 1; 0 where no pair is together in both.
 *
 * @param a  one label a row.
 * @param b  one label a row, of the same rows; the order of the two does not matter.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is not a whole number of at least 0; `shape-mismatch` where the lengths differ;
 *   `invalid-param` for an unknown option.
 *
 * [1] E. B. Fowlkes and C. L. Mallows, A method for comparing two hierarchical clusterings, J. Am. Stat. Assoc. 78 (1983).
 */
export function fowlkesMallows(a: Labels, b: Labels, options: WeightedOptions = {}): number {
  const weights = readWeighted('fowlkesMallows', options);
  const { both, onlyA, onlyB } = pairCounts(jointRowCounts('fowlkesMallows', ['a', a], ['b', b], weights));
  return both === 0 ? 0 : Math.sqrt(both / (both + onlyA)) * Math.sqrt(both / (both + onlyB));
}
