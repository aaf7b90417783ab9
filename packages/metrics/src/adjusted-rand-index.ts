import { jointRowCounts } from './joint-counts.ts';
import type { Labels } from './labels.ts';
import { pairCounts } from './pair-counts.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/**
 * The Rand index corrected for chance [1]: 1 for the same partition, 0 on average for unrelated ones, never below -0.5.
 *
 * Written in pair counts [2]: no term of the denominator cancels another, so the value is good to its last digits
 * also where one class has nearly all rows. 1 where both labellings are one class, or a class a row.
 *
 * @param a  one label a row.
 * @param b  one label a row, of the same rows; the order of the two does not matter.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is not a whole number of at least 0; `shape-mismatch` where the lengths differ;
 *   `invalid-param` for an unknown option.
 *
 * [1] L. Hubert and P. Arabie, Comparing partitions, J. Classification 2 (1985).
 * [2] D. Steinley, Properties of the Hubert-Arabie adjusted Rand index, Psychological Methods 9 (2004).
 */
export function adjustedRandIndex(a: Labels, b: Labels, options: WeightedOptions = {}): number {
  const weights = readWeighted('adjustedRandIndex', options);
  const { both, onlyA, onlyB, neither } = pairCounts(jointRowCounts('adjustedRandIndex', ['a', a], ['b', b], weights));
  if (onlyA === 0 && onlyB === 0) return 1;
  const agreement = 2 * (both * neither - onlyA * onlyB);
  return agreement / ((both + onlyA) * (onlyA + neither) + (both + onlyB) * (onlyB + neither));
}
