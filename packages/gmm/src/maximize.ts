import { type ComponentMoments, type DiagonalMoments, packedLength, unpack } from '@mixwell/kernels';
import type { CovarianceFamily } from './families/covariance-family.ts';
import { scoringShape } from './families/letters.ts';
import { setDiagonal, sum } from './families/matrices.ts';
import { apart, maximizeWeights } from './maximize-weights.ts';
import { type Mixture, covarianceOf, isScorable } from './mixture.ts';
import type { Regularization } from './regularization.ts';
import { type Update, isFree } from './update.ts';

export interface Maximized {
  readonly mixture: Mixture;
  /** Components whose covariance the regularization had to change. */
  readonly bounded: readonly number[];
}

/** A component with less than this share of the total weight has no rows to learn from, and stays where it is. */
const DEAD = 1e-14;

/**
 * The M-step: the mixture that maximizes the expected log-likelihood under moments about the means of `before` [1].
 *
 * New means are old means plus the mean shift, and scatters are moved to the new means by subtracting the shift's outer product,
 * which loses no digits once means settle.
 *
 * Components in `borrowing` have too few rows for a covariance of their own: theirs stays that of `before`, as far as the family
 * lets it.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 9.24 to 9.26.
 */
export function maximize(
  before: Mixture,
  all: ComponentMoments | DiagonalMoments,
  family: CovarianceFamily,
  regularization: Regularization,
  update: Update,
  borrowing: readonly number[] = [],
): Maximized {
  const { components, cols } = before;
  const { own: moments, noise } = apart(before, all);
  const total = sum(moments.weight);
  if (total === 0) return { mixture: { ...before, noise, weights: new Float64Array(components) }, bounded: [] };
  const alive = moments.weight.map((value) => (value > DEAD * total ? 1 : 0));
  const drift = moments.shift.map((value, c) => {
    const k = Math.floor(c / cols);
    return alive[k] && isFree(update.means, k) ? value / moments.weight[k] : 0;
  });
  const means = before.means.map((value, c) => value + drift[c]);
  const weights = maximizeWeights(before, moments.weight, update.weights, noise?.weight ?? 0);
  if (update.covariances === false) return { mixture: { ...before, weights, means, noise }, bounded: [] };

  const size = cols * cols;
  const scatter = scatterMatrices(moments, components, cols);
  recentre(scatter, drift, moments.weight, cols);
  addToDiagonals(scatter, moments.weight, regularization.added, cols);
  // A component that learns nothing counts as one that a trace of rows tells to stay as it is.
  const learns = alive.map((yes, k) => (yes && !borrowing.includes(k) && isFree(update.covariances, k) ? 1 : 0));
  const weight = moments.weight.map((value, k) => (learns[k] ? value : DEAD * total));
  scatter.forEach((_, at) => {
    const k = Math.floor(at / size);
    if (!learns[k]) scatter[at] = weight[k] * before.covariances[at];
  });
  const { covariances, bounded } = family.maximize(
    { components, cols, weight, scatter, before: before.covariances },
    regularization.least,
  );
  for (let k = 0; k < components; k++) {
    if (!isFree(update.covariances, k)) covariances.set(covarianceOf(before, k), k * size);
  }
  const mixture = { components, cols, weights, means, covariances, noise };
  // Next to the bound volumes that must be equal can stretch a covariance beyond what floating point holds; then none moves.
  const isHeld = bounded.length > 0 && !isScorable(mixture, scoringShape(family.name));
  return {
    mixture: isHeld ? { ...mixture, covariances: before.covariances } : mixture,
    bounded: bounded.filter((k) => learns[k]),
  };
}

/** Adds weight times `added` to the diagonal of each cols x cols scatter. */
export function addToDiagonals(scatter: Float64Array, weight: Float64Array, added: number, cols: number): void {
  for (let row = 0; row < scatter.length / cols; row++) {
    scatter[row * cols + (row % cols)] += weight[Math.floor(row / cols)] * added;
  }
}

/** components x cols x cols; of diagonal moments only the diagonals. */
function scatterMatrices(moments: ComponentMoments | DiagonalMoments, components: number, cols: number): Float64Array {
  const scatter = new Float64Array(components * cols * cols);
  for (let k = 0; k < components; k++) {
    if ('square' in moments) setDiagonal(scatter, k, moments.square.subarray(k * cols, (k + 1) * cols));
    else scatter.set(unpack(moments.scatter, k * packedLength(cols), cols), k * cols * cols);
  }
  return scatter;
}

/** Moves scatters from the old means to the new ones, `drift` away: S - N d d'. */
function recentre(scatter: Float64Array, drift: Float64Array, weight: Float64Array, cols: number): void {
  for (let at = 0; at < scatter.length; at++) {
    const row = Math.floor(at / cols);
    const k = Math.floor(row / cols);
    scatter[at] -= weight[k] * drift[row] * drift[k * cols + (at % cols)];
  }
}
