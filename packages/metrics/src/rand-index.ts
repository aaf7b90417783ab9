import { jointCounts } from './joint-counts.ts';
import type { Labels } from './labels.ts';
import { pairCounts } from './pair-counts.ts';

/**
 * The share of pairs of rows that both labellings put together, or both keep apart [1]: 0 to 1; 1 for a single row.
 *
 * @param a  one label a row.
 * @param b  one label a row, of the same rows; the order of the two does not matter.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `shape-mismatch` where the lengths differ.
 *
 * [1] W. M. Rand, Objective criteria for the evaluation of clustering methods, J. Am. Stat. Assoc. 66 (1971).
 */
export function randIndex(a: Labels, b: Labels): number {
  const { both, onlyA, onlyB, neither } = pairCounts(jointCounts('randIndex', ['a', a], ['b', b]));
  const pairs = both + onlyA + onlyB + neither;
  return pairs === 0 ? 1 : (both + neither) / pairs;
}
