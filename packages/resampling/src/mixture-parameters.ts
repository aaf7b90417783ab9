import type { ClusterModel, DensityModel, Matrix } from '@mixwell/core';
import { maxAssignment } from '@mixwell/metrics';

/** A mixture, known by its shape: as @mixwell/gmm makes them. */
export type MixtureModel = ClusterModel &
  DensityModel & {
    readonly weights: Float64Array;
    readonly means: Matrix;
    readonly covariances: readonly Matrix[];
  };

/** For each component of the model that of the refit with the most rows of it; rows of noise are of none. */
export function partnersOf(model: MixtureModel, refit: MixtureModel, x: Matrix): Int32Array {
  const k = model.clusters;
  const shared = new Float64Array(k * k);
  const before = model.predict(x);
  refit.labels.forEach((label, i) => {
    if (label < k && before[i] < k) shared[before[i] * k + label]++;
  });
  return maxAssignment({ data: shared, rows: k, cols: k });
}

/** Weights, means and covariances one after another, in the order of `partners`. */
export function parametersOf({ weights, means, covariances }: MixtureModel, partners: ArrayLike<number>): Float64Array {
  const { cols } = means;
  const order = Array.from(partners);
  return Float64Array.from([
    ...order.map((k) => weights[k]),
    ...order.flatMap((k) => Array.from(means.data.subarray(k * cols, (k + 1) * cols))),
    ...order.flatMap((k) => Array.from(covariances[k].data)),
  ]);
}
