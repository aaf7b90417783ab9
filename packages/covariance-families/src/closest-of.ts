import { admits } from './admits.ts';
import type { CovarianceFamily } from './covariance-family.ts';
import { noBound } from './regularization.ts';

/**
 * The covariances of a family that are closest to the given ones: under them, rows of the given covariances, as many as the
 * `weights` say, have the highest likelihood. Given ones that are of the family stay as they are.
 *
 * @param weights  one a component, above 0.
 * @param covariances  one a component, cols x cols and positive definite; the first is of the family by itself.
 */
export function closestOf(
  family: CovarianceFamily,
  weights: readonly number[],
  covariances: readonly Float64Array[],
  cols: number,
): readonly Float64Array[] {
  if (covariances.every((one, k) => admits(family.name, one, covariances.slice(0, k), cols))) return covariances;
  const size = cols * cols;
  const [scatter, before] = [0, 1].map(() => new Float64Array(covariances.length * size));
  covariances.forEach((covariance, k) => {
    scatter.set(
      covariance.map((value) => weights[k] * value),
      k * size,
    );
    before.set(covariances[0], k * size);
  });
  const weight = Float64Array.from(weights);
  const moments = { components: covariances.length, cols, weight, scatter, before };
  const closest = family.maximize(moments, noBound(cols)).covariances;
  return covariances.map((_, k) => closest.slice(k * size, (k + 1) * size));
}
