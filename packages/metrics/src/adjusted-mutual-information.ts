import { type AverageOptions, readAverage } from './average.ts';
import { expectedInformation } from './expected-information.ts';
import { information } from './information.ts';
import { jointRowCounts } from './joint-counts.ts';
import type { Labels } from './labels.ts';

/**
 * The mutual information corrected for chance [1]: 1 for the same partition, 0 on average for unrelated ones; it can be negative.
 *
 * 1 where both labellings are one class. Otherwise 0 where one of them is one class, or a class a row: then every labelling
 * of the same class sizes has the same information, so none is better than chance.
 *
 * @param a  one label a row.
 * @param b  one label a row, of the same rows; the order of the two does not matter.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is not a whole number of at least 0;
 *   `shape-mismatch` where the lengths differ; `invalid-param` for an unknown option or average.
 *
 * Cost: O(rows) + O(sqrt(rows)) for each pair of class sizes that differ from other pairs.
 * [1] N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison, J. Mach. Learn. Res. 11 (2010).
 */
export function adjustedMutualInformation(a: Labels, b: Labels, options: AverageOptions = {}): number {
  const owner = 'adjustedMutualInformation';
  const { average, sampleWeights } = readAverage(owner, options);
  const joint = jointRowCounts(owner, ['a', a], ['b', b], sampleWeights);
  const classes = [joint.a.names.length, joint.b.names.length];
  if (classes.every((count) => count === 1)) return 1;
  if (classes.some((count) => count === 1 || count === joint.rows)) return 0;
  const known = information(joint);
  const byChance = expectedInformation(joint);
  return Math.min(1, (known.mutual - byChance) / (average(known) - byChance));
}
