import { choleskyFactor, invertLowerInPlace, room, smallestEigenvalue } from '@mixwell/math';
import type { CentredMoments, CovarianceFamily } from './covariance-family.ts';
import { MOST_ROUNDS, SETTLED } from './equal-shape.ts';
import { smallestOf, sum } from './matrices.ts';
import { inUnitsOf, isAtLeast, raiseEigenvalues } from './raise-eigenvalues.ts';
import { volumesOf } from './volumes.ts';

/** One shape and orientation, and a volume for each component: a common matrix times a number [1].
 *
 * Matrix and volumes take turns, each the best beside the other, until the volumes settle.
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkDAD'].
 */
export const vee: CovarianceFamily = {
  name: 'VEE',
  maximize(moments, { columns: least }, to = new Float64Array(moments.scatter.length)) {
    const free = alternate(moments, noBound(least.length).fill(0), to);
    if (componentsBelow(free, moments.components, least).length === 0) return { covariances: free, bounded: [] };
    const covariances = alternate(moments, least, to);
    return { covariances, bounded: componentsBelow(covariances, moments.components, least) };
  },
};

/** Writes covariances, none narrower than `least` up to rounding, from the volumes of `before` on. */
function alternate(
  { components, cols, weight, scatter, before }: CentredMoments,
  least: Float64Array,
  covariances: Float64Array,
): Float64Array {
  const size = cols * cols;
  const total = sum(weight);
  const volumes = volumesOf(before, cols, ofComponents(components));
  const common = commons(size);
  const ofCommon = bounds(cols);
  for (let round = 0, moved = 1; round < MOST_ROUNDS && moved > SETTLED; round++) {
    common.fill(0);
    for (let k = 0, at = 0; k < volumes.length; k++) {
      for (let cell = 0; cell < size; cell++, at++) {
        if (scatter[at] !== 0) common[cell] += scatter[at] / volumes[k] / total;
      }
    }
    const smallest = smallestOf(volumes);
    for (let j = 0; j < cols; j++) ofCommon[j] = least[j] / smallest;
    raiseEigenvalues(common, ofCommon);
    const precision = inverse(common, cols);
    if (precision === null) break;
    const bound = least[0] === 0 ? 0 : 1 / smallestEigenvalue(inUnitsOf(common, least, 0, scaled(size)), cols);
    moved = 0;
    for (let k = 0; k < volumes.length; k++) {
      let trace = 0;
      for (let at = 0; at < size; at++) trace += scatter[k * size + at] * precision[at];
      const volume = volumes[k];
      volumes[k] = Math.max(trace / (weight[k] * cols), bound);
      moved = Math.max(moved, Math.abs(volumes[k] - volume) / volume || 0);
    }
  }
  for (let k = 0, at = 0; k < volumes.length; k++) {
    for (let cell = 0; cell < size; cell++, at++) covariances[at] = volumes[k] * common[cell];
  }
  return covariances;
}

/** What rounding may put between a bound and a covariance that is on it. */
const TOUCH = 1e-9;

function componentsBelow(covariances: Float64Array, components: number, least: Float64Array): number[] {
  const size = covariances.length / components;
  const bound = bounds(least.length);
  for (let j = 0; j < least.length; j++) bound[j] = least[j] * (1 + TOUCH);
  const below: number[] = [];
  for (let k = 0; k < components; k++) if (!isAtLeast(covariances, bound, k * size)) below.push(k);
  return below;
}

const [noBound, ofComponents, commons, scaled] = [room(), room(), room(), room()];
const [bounds, roots, products] = [room(), room(), room()];

/** The inverse of a positive definite matrix, or null. */
function inverse(matrix: Float64Array, n: number): Float64Array | null {
  const root = roots(n * n);
  for (let at = 0; at < root.length; at++) root[at] = matrix[at];
  if (!choleskyFactor(root, n)) return null;
  invertLowerInPlace(root, n);
  const product = products(n * n).fill(0);
  for (let e = 0; e < n; e++) {
    for (let i = 0; i <= e; i++) {
      for (let j = 0; j <= e; j++) product[i * n + j] += root[e * n + i] * root[e * n + j];
    }
  }
  return product;
}
