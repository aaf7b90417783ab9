import { type AverageOptions, readAverage } from './average.ts';
import { information } from './information.ts';
import { jointCounts } from './joint-counts.ts';
import type { Labels } from './labels.ts';

/**
 * The mutual information as a share of the average entropy [1]: 0 where independent, 1 for the same partition.
 *
 * 1 where both labellings are one class. Not corrected for chance: many small classes score high.
 *
 * @param a  one label a row.
 * @param b  one label a row, of the same rows; the order of the two does not matter.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is negative or not finite;
 *   `shape-mismatch` where the lengths differ; `invalid-param` for an unknown option or average.
 *
 * [1] A. Strehl and J. Ghosh, Cluster ensembles, J. Mach. Learn. Res. 3 (2002); the averages as in [2].
 * [2] N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison, J. Mach. Learn. Res. 11 (2010).
 */
export function normalizedMutualInformation(a: Labels, b: Labels, options: AverageOptions = {}): number {
  const owner = 'normalizedMutualInformation';
  const { average, sampleWeights } = readAverage(owner, options);
  const joint = jointCounts(owner, ['a', a], ['b', b], sampleWeights);
  if (joint.a.names.length === 1 && joint.b.names.length === 1) return 1;
  const known = information(joint);
  return known.mutual === 0 ? 0 : Math.min(1, known.mutual / average(known));
}
