import { type Labels, matchLabels } from '@mixwell/metrics';

/**
 * Labellings of the same rows in the names of the first: cluster 2 of one is then cluster 2 of all, as far as they agree.
 *
 * Each is matched with `reference` by the one-to-one pairing with the most rows [1]; a cluster without a partner gets the next
 * number above those of the reference.
 *
 * @param reference  one whole number a row.
 * @param labelings  any number of labellings of the same rows.
 * @throws MixwellError `shape-mismatch` where the lengths differ; `invalid-input` for labels that are not acceptable.
 *
 * Cost: as `matchLabels`, for each.
 * [1] H. W. Kuhn, The Hungarian method for the assignment problem, Naval Research Logistics Quarterly 2 (1955).
 */
export function alignLabels(reference: ArrayLike<number>, labelings: readonly Labels[]): Int32Array[] {
  return labelings.map((labels) => matchLabels(reference, labels).relabel(labels));
}
