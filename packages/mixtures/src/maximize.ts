import { type CovarianceFamily, type Regularization, scoringShape, sum } from '@mixwell/covariance-families';
import type { ComponentMoments, DiagonalMoments } from '@mixwell/kernels';
import { room } from '@mixwell/math';
import { apart, maximizeWeights } from './maximize-weights.ts';
import { type Mixture, covarianceOf, isScorable } from './mixture.ts';
import type { Prior } from './prior.ts';
import { type Update, isFree } from './update.ts';

export interface Maximized {
  readonly mixture: Mixture;
  /** Components whose covariance the regularization had to change. */
  readonly bounded: readonly number[];
  /** Components that no row belongs to: they stay where they are. */
  readonly empty: readonly number[];
}

/** No row belongs to a component with less than this share of the total weight; of a single row shares below 2^-88 are none. */
const EMPTY = 1e-40;

/** The share of the total weight that tells a family to leave a covariance as it is. */
const TRACE = 1e-14;

/**
 * The M-step: the mixture that maximizes the expected log-likelihood under moments about the means of `before` [1].
 *
 * New means are old means plus the mean shift, and scatters are moved to the new means by subtracting the shift's outer product,
 * which loses no digits once means settle.
 *
 * Components in `borrowing` have too few rows for a covariance of their own: theirs stays that of `before`, as far as the family
 * lets it. Under a `prior` the maximum is that of the expected log-posterior [2]. Of `spent`, a mixture of as many components that
 * nobody needs any more, the arrays are used again.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 9.24 to 9.26.
 * [2] C. Fraley, A. E. Raftery, Bayesian regularization for normal mixture estimation and model-based clustering, J. Classif. 24
 *     (2007), table 1.
 */
export function maximize(
  before: Mixture,
  all: ComponentMoments | DiagonalMoments,
  family: CovarianceFamily,
  regularization: Regularization,
  update: Update,
  borrowing: readonly number[] = [],
  prior?: Prior,
  spent?: Mixture,
): Maximized {
  const { components, cols } = before;
  const { own, noise } = apart(before, all, prior?.rows ?? 0);
  const moments = prior ? pulled(own, before, prior) : own;
  const total = sum(moments.weight);
  const empty: number[] = [];
  for (let k = 0; k < components; k++) if (!(moments.weight[k] > EMPTY * total)) empty.push(k);
  if (total === 0)
    return { mixture: { ...copyOf(before), noise, weights: new Float64Array(components) }, bounded: [], empty };
  const drift = drifts(components * cols);
  const means = spent?.means ?? new Float64Array(components * cols);
  for (let k = 0, c = 0; k < components; k++) {
    const moves = !empty.includes(k) && isFree(update.means, k);
    for (const end = c + cols; c < end; c++) {
      drift[c] = moves ? moments.shift[c] / moments.weight[k] : 0;
      means[c] = before.means[c] + drift[c];
    }
  }
  const weights = maximizeWeights(
    before,
    own.weight,
    update.weights,
    noise?.weight ?? 0,
    prior?.rows ?? 0,
    spent?.weights,
  );
  if (update.covariances === false) return { mixture: { ...before, weights, means, noise }, bounded: [], empty };

  const size = cols * cols;
  const scatter = scatterMatrices(moments, components, cols);
  recentre(scatter, drift, moments.weight, cols);
  addToDiagonals(scatter, own.weight, regularization.added, cols);
  if (prior) for (let at = 0; at < scatter.length; at++) scatter[at] += prior.scatter[at % size];
  // A component that learns nothing, not even from a prior, counts as one that a trace of rows tells to stay as it is.
  const poor = prior || empty.length === 0 ? borrowing : [...empty, ...borrowing];
  const weight = rows(components);
  for (let k = 0; k < components; k++) {
    if (learns(k, poor, update)) {
      weight[k] = own.weight[k] + (prior?.weight ?? 0);
      continue;
    }
    weight[k] = TRACE * total;
    for (let at = k * size; at < (k + 1) * size; at++) scatter[at] = weight[k] * before.covariances[at];
  }
  const { covariances, bounded } = family.maximize(
    { components, cols, weight, scatter, before: before.covariances },
    regularization.least,
    spent?.covariances,
  );
  for (let k = 0; k < components; k++) {
    if (!isFree(update.covariances, k)) covariances.set(covarianceOf(before, k), k * size);
  }
  const mixture = { components, cols, weights, means, covariances, noise };
  // Next to the bound volumes that must be equal can stretch a covariance beyond what floating point holds; then none moves.
  const isHeld = bounded.length > 0 && !isScorable(mixture, scoringShape(family.name));
  if (isHeld) covariances.set(before.covariances);
  return { mixture, bounded: bounded.length > 0 ? learning(bounded, poor, update) : bounded, empty };
}

/** Whether the covariance of component `k` may change, and it is not one of those with too few rows. */
function learns(k: number, poor: readonly number[], update: Update): boolean {
  return !poor.includes(k) && isFree(update.covariances, k);
}

function learning(components: readonly number[], poor: readonly number[], update: Update): number[] {
  return components.filter((k) => learns(k, poor, update));
}

const [drifts, scatters, rows] = [room(), room(), room()];

function copyOf(mixture: Mixture): Mixture {
  return { ...mixture, means: mixture.means.slice(), covariances: mixture.covariances.slice() };
}

/** The moments with `shrinkage` more rows a component at the prior's mean. */
function pulled<M extends ComponentMoments | DiagonalMoments>(own: M, { means, cols }: Mixture, prior: Prior): M {
  const { shrinkage } = prior;
  const away = means.map((value, c) => prior.mean[c % cols] - value);
  const weight = own.weight.map((value) => value + shrinkage);
  const shift = own.shift.map((value, c) => value + shrinkage * away[c]);
  if ('square' in own)
    return { ...own, weight, shift, square: own.square.map((value, c) => value + shrinkage * away[c] * away[c]) };
  const scatter = own.scatter.slice();
  for (let k = 0, at = 0; k < weight.length; k++) {
    for (let i = 0; i < cols; i++) {
      for (let j = i; j < cols; j++, at++) scatter[at] += shrinkage * away[k * cols + i] * away[k * cols + j];
    }
  }
  return { ...own, weight, shift, scatter };
}

/** Adds weight times `added` to the diagonal of each cols x cols scatter. */
export function addToDiagonals(scatter: Float64Array, weight: Float64Array, added: number, cols: number): void {
  if (added === 0) return;
  for (let row = 0; row < scatter.length / cols; row++) {
    scatter[row * cols + (row % cols)] += weight[Math.floor(row / cols)] * added;
  }
}

/** components x cols x cols; of diagonal moments only the diagonals. */
function scatterMatrices(moments: ComponentMoments | DiagonalMoments, components: number, cols: number): Float64Array {
  const scatter = scatters(components * cols * cols);
  if ('square' in moments) {
    scatter.fill(0);
    for (let c = 0; c < moments.square.length; c++) scatter[c * cols + (c % cols)] = moments.square[c];
    return scatter;
  }
  for (let k = 0, packed = 0; k < components; k++) {
    const first = k * cols * cols;
    for (let i = 0; i < cols; i++) {
      for (let j = i; j < cols; j++, packed++) {
        scatter[first + i * cols + j] = scatter[first + j * cols + i] = moments.scatter[packed];
      }
    }
  }
  return scatter;
}

/** Moves scatters from the old means to the new ones, `drift` away: S - N d d'. */
function recentre(scatter: Float64Array, drift: Float64Array, weight: Float64Array, cols: number): void {
  for (let first = 0, at = 0, k = 0; first < drift.length; first += cols, k++) {
    for (let i = 0; i < cols; i++) {
      for (let j = 0; j < cols; j++, at++) scatter[at] -= weight[k] * drift[first + i] * drift[first + j];
    }
  }
}
