import { type ClusterParameters, matrix } from '@mixwell/core';
import { type CovarianceName, closestOf, families } from '@mixwell/covariance-families';

/**
 * The start from these clusters, with the covariances of this shape that are closest to theirs. Means alone are no start of a mixture:
 * they are passed on, to be refused.
 */
export function startFromClusters(
  { covariance }: { readonly covariance: CovarianceName },
  { weights, means, covariances }: ClusterParameters,
): unknown {
  if (!weights || !covariances) return means;
  const cols = means[0].length;
  const all = covariances.map(({ data }) => data);
  const closest = closestOf(families[covariance], weights, all, cols);
  return { weights, means, covariances: closest.map((data) => matrix({ data, rows: cols, cols })) };
}
