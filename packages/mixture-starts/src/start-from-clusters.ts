import { type ClusterParameters, matrix } from '@mixwell/core';
import { type CovarianceName, closestOf, families } from '@mixwell/covariance-families';
import type { GmmStart } from './given-start.ts';

/** The start from these clusters, with the covariances of this shape that are closest to theirs. */
export function startFromClusters(
  { covariance }: { readonly covariance: CovarianceName },
  { weights, means, covariances }: ClusterParameters,
): GmmStart {
  const rows = means.map((mean) => Array.from(mean));
  if (!weights || !covariances) return { means: rows };
  const cols = rows[0].length;
  const all = covariances.map(({ data }) => data);
  const closest = closestOf(families[covariance], weights, all, cols);
  return { weights, means: rows, covariances: closest.map((data) => matrix({ data, rows: cols, cols })) };
}
