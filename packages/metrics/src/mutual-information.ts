import { information } from './information.ts';
import { jointCounts } from './joint-counts.ts';
import type { Labels } from './labels.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/**
 * How much one labelling tells about the other, in nats [1]: 0 where they are independent, at most the smaller of their entropies.
 *
 * @param a  one label a row.
 * @param b  one label a row, of the same rows; the order of the two does not matter.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is negative or not finite; `shape-mismatch` where the lengths differ;
 *   `invalid-param` for an unknown option.
 *
 * [1] T. M. Cover and J. A. Thomas, Elements of Information Theory (2006), section 2.3.
 */
export function mutualInformation(a: Labels, b: Labels, options: WeightedOptions = {}): number {
  const weights = readWeighted('mutualInformation', options);
  return information(jointCounts('mutualInformation', ['a', a], ['b', b], weights)).mutual;
}
