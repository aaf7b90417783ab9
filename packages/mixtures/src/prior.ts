import { type Fit, type Matrix, MixwellError, type RowsAbout } from '@mixwell/core';
import type { Family } from '@mixwell/covariance-families';
import type { ColumnSpread } from '@mixwell/kernels';
import { choleskyFactor, exp, invertLower, log } from '@mixwell/math';
import { type Mixture, covarianceOf } from './mixture.ts';
import type { GivenPrior } from './prior-option.ts';
import { whitenedTrace } from './whitened-trace.ts';

/** What is believed of each component before its rows are seen, in the form that an M-step adds to its moments. */
export interface Prior {
  /** Rows that a mean counts as having had at `mean`. */
  readonly shrinkage: number;
  /** One value a column. */
  readonly mean: Float64Array;
  /** What it adds to the weight of a component, where its covariance is learnt. */
  readonly weight: number;
  /** What it adds to the scatter of a component: cols x cols. */
  readonly scatter: Float64Array;
  /** What it adds to the rows of a component, where its weight is learnt: the parameter of a Dirichlet distribution, less 1. */
  readonly rows: number;
}

const SPHERES: readonly Family[] = ['EII', 'VII'];
const AXIS_ALIGNED: readonly Family[] = ['EEI', 'VEI', 'EVI', 'VVI'];
const ELLIPSOIDS: readonly Family[] = ['EEE', 'EEV', 'VEV', 'VVV'];

/** Families with one covariance, and so one prior of it, for all components. */
const ONE_FOR_ALL: readonly Family[] = ['EII', 'EEI', 'EEE'];

/** @throws MixwellError `invalid-param` where the family has no conjugate prior, or the prior is not of its form. */
export function checkPrior(prior: 'none' | 'auto' | GivenPrior, family: Family, owner = 'gmm'): void {
  if (prior === 'none') return;
  const refuse = (what: string): never => {
    throw new MixwellError('invalid-param', `${owner}: ${what}.`, { option: 'prior' });
  };
  const supported = [...SPHERES, ...AXIS_ALIGNED, ...ELLIPSOIDS];
  if (!supported.includes(family)) refuse(`"prior" is there for the families ${supported.join(', ')}; got ${family}`);
  if (prior !== 'auto' && typeof prior.scale === 'object' && !ELLIPSOIDS.includes(family)) {
    refuse(`"prior.scale" must be a number in the family ${family}`);
  }
}

/**
 * The conjugate prior of a mixture [1]: normal for a mean, with its component's covariance divided by `shrinkage`, and inverse Wishart
 * for a covariance with `dof` degrees of freedom and `scale`; of one variance, or of the variances along the columns, inverse gamma.
 *
 * What is not given is as in [1]: shrinkage 0.01 to the mean of the data, p + 2 degrees of freedom in p columns, and the covariance of
 * the data, or the mean of its variances, over components^(2/p).
 *
 * @param covariance  of the data, divided by its weight: cols x cols.
 * @throws MixwellError `shape-mismatch` where mean or scale are not of these columns.
 *
 * [1] C. Fraley, A. E. Raftery, Bayesian regularization for normal mixture estimation and model-based clustering, J. Classif. 24
 *     (2007), section 3 and table 1.
 */
export function priorOf(
  given: GivenPrior,
  family: Family,
  components: number,
  about: RowsAbout,
  spread: ColumnSpread,
  covariance: Float64Array,
  owner = 'gmm',
): Prior {
  const { cols } = about;
  const mean = given.mean ?? spread.mean;
  if (mean.length !== cols) refuseShape(owner, 'mean', `${cols} values`, mean.length);
  const dof = given.dof ?? cols + 2;
  const scale = given.scale ?? defaultScale(family, components, about, spread, covariance);
  if (typeof scale === 'object' && (scale.rows !== cols || scale.cols !== cols)) {
    refuseShape(owner, 'scale', `${cols} x ${cols}`, `${scale.rows} x ${scale.cols}`);
  }
  const share = ONE_FOR_ALL.includes(family) ? 1 / components : 1;
  const isSphere = SPHERES.includes(family);
  const ofScale = share * (isSphere ? 1 / cols : 1);
  const scatter = new Float64Array(cols * cols);
  scatter.forEach((_, at) => {
    const own = typeof scale === 'object' ? scale.data[at] : at % (cols + 1) === 0 ? scale : 0;
    scatter[at] = ofScale * own;
  });
  const shrinkage = given.shrinkage ?? 0.01;
  const ofCovariance = isSphere ? (dof + 2) / cols : dof + (ELLIPSOIDS.includes(family) ? cols + 1 : 2);
  return {
    shrinkage,
    mean: Float64Array.from(mean),
    // A normal prior of the mean has its component's covariance, so it too says something of that.
    weight: share * ofCovariance + (shrinkage > 0 ? 1 : 0),
    scatter,
    rows: (given.weights ?? 1) - 1,
  };
}

/** An E-step with the logarithm of the prior's density in its objective. */
export function withPrior<A extends { readonly objective: number }>(
  assign: (mixture: Mixture) => Fit<A>,
  prior: Prior,
): (mixture: Mixture) => Fit<A> {
  return function* (mixture) {
    const assigned = yield* assign(mixture);
    return { ...assigned, objective: assigned.objective + logPrior(mixture, prior) };
  };
}

/** The logarithm of the prior's density at the parameters, less what does not depend on them. */
function logPrior(mixture: Mixture, { shrinkage, mean, weight, scatter, rows }: Prior): number {
  const { components, cols, means, weights } = mixture;
  let total = 0;
  for (let k = 0; k < components; k++) {
    const away = mean.map((value, j) => means[k * cols + j] - value);
    const believed = scatter.map((value, at) => value + shrinkage * away[Math.floor(at / cols)] * away[at % cols]);
    const lower = covarianceOf(mixture, k);
    choleskyFactor(lower, cols);
    let logDeterminant = 0;
    for (let j = 0; j < cols; j++) logDeterminant += 2 * log(lower[j * cols + j]);
    total -= 0.5 * (weight * logDeterminant + whitenedTrace(invertLower(lower, cols), 0, believed, cols));
    if (rows > 0) total += rows * log(weights[k]);
  }
  return total;
}

function defaultScale(
  family: Family,
  components: number,
  { cols, presentRows, totalWeight }: RowsAbout,
  { variance }: ColumnSpread,
  covariance: Float64Array,
): number | Matrix {
  // Sample variances, as in the paper; a single row has none, and keeps 0.
  const factor = (exp((-2 / cols) * log(components)) * totalWeight) / Math.max(totalWeight - 1, 1);
  if (!ELLIPSOIDS.includes(family)) return (factor * variance.reduce((sum, value) => sum + value, 0)) / cols;
  // As many rows as columns or fewer leave the covariance singular, so then only the variances count.
  const isCell = (at: number): boolean => presentRows > cols || at % (cols + 1) === 0;
  return { data: covariance.map((value, at) => (isCell(at) ? factor * value : 0)), rows: cols, cols };
}

function refuseShape(owner: string, part: string, expected: string, got: number | string): never {
  throw new MixwellError('shape-mismatch', `${owner}: "prior.${part}" must be ${expected}; got ${got}.`, {
    option: `prior.${part}`,
  });
}
