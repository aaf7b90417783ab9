import { MixwellError } from '@mixwell/core';
import type { CovarianceFamily } from './covariance-family.ts';
import type { Family } from './letters.ts';
import { fromOwnAxes, ownAxes } from './own-axes.ts';
import { inUnitsOf, outOfUnits } from './raise-eigenvalues.ts';
import { type Least, noBound } from './regularization.ts';

/** The bound on the ratio of any two eigenvalues, at least 1, or none. */
export type EigenvalueRatio = 'none' | number;

/** Families whose best covariances under the bound are the best without it, their eigenvalues truncated. */
const TRUNCATED: readonly Family[] = ['EII', 'VII', 'EEI', 'VVI', 'EEE', 'EEV', 'VVV'];

/** Those of them that a change of the columns' units would leave: their bound is in common units. */
const IN_COMMON_UNITS: readonly Family[] = ['EII', 'VII', 'EEV'];

/** @throws MixwellError `invalid-param` where the family has no such bound, or single covariances are held. */
export function checkEigenvalueRatio(
  ratio: EigenvalueRatio,
  { name }: CovarianceFamily,
  update: { readonly covariances: boolean | readonly boolean[] },
  owner = 'gmm',
): void {
  if (ratio === 'none') return;
  const refuse = (what: string): never => {
    throw new MixwellError('invalid-param', `${owner}: "eigenvalueRatio" ${what}.`, { option: 'eigenvalueRatio' });
  };
  if (!TRUNCATED.includes(name)) refuse(`can only bound the families ${TRUNCATED.join(', ')}; got ${name}`);
  if (Array.isArray(update.covariances) && new Set(update.covariances).size > 1) {
    refuse('cannot bound covariances of which some are held');
  }
}

/**
 * The family with no eigenvalue, of any component, above `ratio` times any other [1].
 *
 * In units of the columns' standard deviations; EII, VII and EEV in common units. Of all that keep this bound, and that of `least`,
 * the covariances are the most likely: with eigenvalues truncated to an interval from m to ratio x m, and m the best there is [2].
 * So the objective never falls, and has an upper bound: no component can collapse on a few rows.
 *
 * @param units  the variance of each column, above 0.
 *
 * [1] R. J. Hathaway, A constrained formulation of maximum-likelihood estimation for normal mixture distributions, Ann. Stat. 13
 *     (1985); S. Ingrassia, R. Rocci, Constrained monotone EM algorithms for finite mixture of multivariate Gaussians, Comput. Stat.
 *     Data Anal. 51 (2007).
 * [2] H. Fritz, L. A. García-Escudero, A. Mayo-Iscar, A fast algorithm for robust constrained clustering, Comput. Stat. Data Anal. 61
 *     (2013).
 */
export function limitedTo(ratio: EigenvalueRatio, family: CovarianceFamily, units: Float64Array): CovarianceFamily {
  if (ratio === 'none') return family;
  const { name } = family;
  const scale = IN_COMMON_UNITS.includes(name) ? new Float64Array(units.length).fill(1) : units;
  const unbound = noBound(units.length);
  return {
    name,
    maximize(moments, least, to) {
      const { components, cols, weight } = moments;
      const size = cols * cols;
      const { covariances } = family.maximize(moments, unbound, to);
      const each = (
        all: Float64Array,
        change: (one: Float64Array, units: Float64Array) => Float64Array,
      ): Float64Array => {
        const result = new Float64Array(all.length);
        for (let k = 0; k < components; k++)
          result.set(change(all.subarray(k * size, (k + 1) * size), scale), k * size);
        return result;
      };
      const { axes, values } = ownAxes(each(covariances, inUnitsOf), cols);
      const [low, high] = interval(values, weight, ratio, leastIn(name, least, scale));
      const truncated = values.map((value) => Math.min(Math.max(value, low), high));
      const changed = truncated.map((value, c) => (value === values[c] ? 0 : 1));
      const bounded = Array.from({ length: components }, (_, k) => k).filter((k) =>
        changed.subarray(k * cols, (k + 1) * cols).includes(1),
      );
      if (bounded.length === 0) return { covariances, bounded };
      const limited = each(fromOwnAxes({ axes, values: truncated }, cols), outOfUnits);
      // What is not truncated keeps its bits.
      for (let k = 0; k < components; k++) {
        if (!bounded.includes(k)) limited.set(covariances.subarray(k * size, (k + 1) * size), k * size);
      }
      return { covariances: limited, bounded };
    },
  };
}

function leastIn(family: Family, { columns, axis, sphere }: Least, scale: Float64Array): number {
  if (family === 'EEV') return axis;
  return IN_COMMON_UNITS.includes(family) ? sphere : columns[0] / scale[0];
}

/**
 * The interval from m to ratio x m, m at least `least`, to which eigenvalues are best truncated: where the sum over them of
 * weight (ln v + value / v), with v the truncated value, is least. It is convex in ln m; its slope changes sign between two of the points at
 * which a value enters or leaves the interval.
 *
 * @param values  components x cols.
 */
function interval(
  values: Float64Array,
  weight: Float64Array,
  ratio: number,
  least: number,
): [low: number, high: number] {
  const cols = values.length / weight.length;
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const smallest = values.reduce((fewest, value) => Math.min(fewest, value), Infinity);
  if (largest <= ratio * smallest) return [least, Infinity];
  /** The m at which the slope is 0 if the same values as at `m` are outside the interval. */
  const best = (m: number): number => {
    let above = 0;
    let below = 0;
    values.forEach((value, c) => {
      const own = weight[Math.floor(c / cols)];
      if (value >= m && value <= ratio * m) return;
      above += own * (value < m ? value : value / ratio);
      below += own;
    });
    return below > 0 ? above / below : m;
  };
  const points = Float64Array.from([0, ...values, ...values.map((value) => value / ratio)]).sort();
  let first = points.lastIndexOf(0);
  let last = points.length - 1;
  while (last - first > 1) {
    const middle = (first + last) >>> 1;
    if (best(points[middle]) > points[middle]) first = middle;
    else last = middle;
  }
  const m = Math.max(best((points[first] + points[last]) / 2), least);
  return [m, ratio * m];
}
