import {
  type ClusterModel,
  type ClusterParameters,
  type Estimator,
  type FittedModel,
  type Matrix,
  isMixwellError,
} from '@mixwell/core';

/** What other fits can start from of a model; null where it has no clusters. */
export function clustersOf(model: FittedModel): ClusterParameters | null {
  const { labels, centers, weights, covariances } = model as Partial<
    ClusterModel & { weights: ArrayLike<number>; covariances: readonly Matrix[] }
  >;
  if (!labels || !centers) return null;
  const means = Array.from({ length: centers.rows }, (_, k) =>
    Array.from(centers.data.subarray(k * centers.cols, (k + 1) * centers.cols)),
  );
  return weights !== undefined && covariances !== undefined
    ? { weights: Array.from(weights), means, covariances }
    : { weights: null, means, covariances: null };
}

/** `recipe` with a start from `clusters`; null where it refuses such a start. */
export function startingFrom<M extends FittedModel>(
  recipe: Estimator<M>,
  clusters: ClusterParameters,
): Estimator<M> | null {
  try {
    return recipe.with({ init: recipe.initFrom?.(clusters) ?? initOf(clusters) });
  } catch (error) {
    if (isMixwellError(error)) return null;
    throw error;
  }
}

function initOf({ weights, means, covariances }: ClusterParameters): unknown {
  return weights && covariances ? { weights, means, covariances } : means;
}
