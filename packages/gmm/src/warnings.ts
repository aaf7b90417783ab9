import { type FitWarning, type RowsAbout, plural } from '@mixwell/core';
import type { ColumnSpread } from '@mixwell/kernels';
import { choleskyFactor, invertLower, jacobiEigen } from '@mixwell/math';
import type { EmResult } from './em.ts';
import { type Family, scoringShape } from './families/letters.ts';
import { type Mixture, covarianceOf } from './mixture.ts';
import type { GmmParams } from './options.ts';

/** Everything that a user should know about a fit before trusting it; `degenerate` is what `degenerateColumns` found. */
export function warningsOf(
  mixture: Mixture,
  { stop, history, bounded }: Pick<EmResult, 'stop' | 'history' | 'bounded'>,
  { eigenvalueRatio }: Pick<GmmParams, 'eigenvalueRatio'>,
  about: RowsAbout,
  degenerate: FitWarning | false,
): FitWarning[] {
  const warnings = [
    stop === 'max-iterations' &&
      warning('not-converged', `EM still climbed after ${plural(history.length, 'iteration')}; raise "maxIterations".`),
    fallen(history),
    degenerate,
    bounded.length > 0 &&
      warning(
        'regularized',
        `${list('component', bounded)} would ${
          eigenvalueRatio === 'none'
            ? 'be narrower than the bound of "regularization" allows'
            : 'leave the bound of "eigenvalueRatio" or "regularization"'
        }.`,
      ),
    emptyComponents(mixture),
    coincidingComponents(mixture),
    spuriousComponents(mixture, about),
  ];
  return warnings.filter((found) => found !== false);
}

function warning(code: string, message: string): FitWarning {
  return Object.freeze({ code, message: message[0].toUpperCase() + message.slice(1) });
}

/** A fall of the objective below this share of it, or of one nat, is rounding. */
const ROUNDING = 1e-9;

function fallen(history: readonly number[]): FitWarning | false {
  const falls = history.map((value, at) => (at === 0 ? 0 : history[at - 1] - value));
  const at = falls.findIndex((fall, i) => fall > ROUNDING * Math.max(1, Math.abs(history[i])));
  return (
    at >= 0 &&
    warning(
      'not-monotone',
      `the objective fell in iteration ${at + 1}, by ${falls[at].toPrecision(3)}; EM only climbs where "regularization" adds nothing.`,
    )
  );
}

/** A column whose variance beyond what the columns before it explain is below this share counts as determined by them. */
const COLLINEAR = 1e-10;

/**
 * Columns that no component can tell anything from: what is known of them before EM starts, once a fit.
 *
 * @param covariance  of the data, cols x cols; of the axis-aligned shapes only the diagonal is looked at.
 */
export function degenerateColumns(
  family: Family,
  { columns }: RowsAbout,
  spread: ColumnSpread,
  covariance: Float64Array,
): FitWarning | false {
  const constant = columns.filter((_, j) => spread.variance[j] === 0);
  const collinear = scoringShape(family) === 'full' ? collinearColumns(covariance, spread.variance, columns) : [];
  if (constant.length + collinear.length === 0) return false;
  const parts = [
    constant.length > 0 && `${list('column', constant)} ${constant.length > 1 ? 'are' : 'is'} constant`,
    collinear.length > 0 &&
      `${list('column', collinear)} ${collinear.length > 1 ? 'are' : 'is'} determined by the columns before`,
  ];
  return warning('degenerate-columns', `${parts.filter(Boolean).join('; ')}.`);
}

/** Columns at which the Cholesky factor of the correlation matrix, built one column at a time, has no pivot left. */
function collinearColumns(covariance: Float64Array, variance: Float64Array, columns: readonly string[]): string[] {
  const cols = columns.length;
  const kept: number[] = [];
  const collinear: string[] = [];
  for (let j = 0; j < cols; j++) {
    if (variance[j] === 0) continue;
    const tried = [...kept, j];
    const n = tried.length;
    const correlation = new Float64Array(n * n);
    tried.forEach((a, row) =>
      tried.forEach(
        (b, col) => (correlation[row * n + col] = covariance[a * cols + b] / Math.sqrt(variance[a] * variance[b])),
      ),
    );
    const pivot = choleskyFactor(correlation, n) ? correlation[n * n - 1] : 0;
    if (pivot * pivot > COLLINEAR) kept.push(j);
    else collinear.push(columns[j]);
  }
  return collinear;
}

function emptyComponents({ weights }: Mixture): FitWarning | false {
  const empty = indicesWhere(weights, (weight) => weight === 0);
  return (
    empty.length > 0 && warning('empty-component', `No row belongs to ${list('component', empty)}; ask for fewer.`)
  );
}

/** Means closer than this many standard deviations, and covariances within this relative difference, are the same. */
const SAME = 1e-6;

function coincidingComponents(mixture: Mixture): FitWarning | false {
  const { components } = mixture;
  for (let a = 0; a < components; a++) {
    for (let b = a + 1; b < components; b++) {
      if (!coincide(mixture, a, b)) continue;
      return warning(
        'coinciding-components',
        `Components ${a} and ${b} are the same; they started alike, and EM cannot tell them apart.`,
      );
    }
  }
  return false;
}

function coincide({ cols, means, covariances }: Mixture, a: number, b: number): boolean {
  const size = cols * cols;
  for (let i = 0; i < cols; i++) {
    const variance = covariances[a * size + i * cols + i];
    const distance = means[a * cols + i] - means[b * cols + i];
    if (distance * distance > SAME * SAME * variance) return false;
    for (let j = 0; j <= i; j++) {
      const scale = Math.sqrt(variance * covariances[a * size + j * cols + j]);
      if (Math.abs(covariances[a * size + i * cols + j] - covariances[b * size + i * cols + j]) > SAME * scale)
        return false;
    }
  }
  return true;
}

/** A component whose variance in some direction is below this share of the pooled one is a spike. */
const SPIKE = 5e-4;

/**
 * Flags components that follow a few rows instead of a group: the likelihood of a mixture has no bound there [1].
 *
 * A component is spurious where it answers for no more rows than there are columns, or where its variance in some direction is
 * below 1/2000 of that of the pooled covariance of all components. Both are blind to the units of the columns.
 *
 * [1] G. McLachlan, D. Peel, Finite Mixture Models (2000), section 3.10.
 */
function spuriousComponents(mixture: Mixture, { cols, totalWeight }: RowsAbout): FitWarning | false {
  const { components, weights, covariances } = mixture;
  if (components === 1) return false;
  const pooled = new Float64Array(cols * cols);
  covariances.forEach((value, at) => (pooled[at % (cols * cols)] += weights[Math.floor(at / (cols * cols))] * value));
  choleskyFactor(pooled, cols);
  const whitening = invertLower(pooled, cols);
  const spurious = indicesWhere(
    weights,
    (weight, k) =>
      weight > 0 &&
      (weight * totalWeight < cols + 1 || leastVariance(covarianceOf(mixture, k), whitening, cols) < SPIKE),
  );
  return (
    spurious.length > 0 &&
    warning(
      'spurious',
      `${list('component', spurious)} ${spurious.length > 1 ? 'follow' : 'follows'} a few rows, so the likelihood is not comparable.`,
    )
  );
}

/** The smallest eigenvalue of W S W', for a lower triangular W. */
function leastVariance(covariance: Float64Array, whitening: Float64Array, n: number): number {
  const half = new Float64Array(n * n);
  const whitened = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let l = 0; l <= i; l++) half[i * n + j] += whitening[i * n + l] * covariance[l * n + j];
    }
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let l = 0; l <= j; l++) sum += half[i * n + l] * whitening[j * n + l];
      whitened[i * n + j] = whitened[j * n + i] = sum;
    }
  }
  return jacobiEigen(whitened, n).values[n - 1];
}

function indicesWhere(values: Float64Array, test: (value: number, k: number) => boolean): number[] {
  return Array.from(values.keys()).filter((k) => test(values[k], k));
}

function list(noun: string, items: readonly (number | string)[]): string {
  const named = items.map((item) => (typeof item === 'string' ? `"${item}"` : item)).join(', ');
  return `${noun}${items.length > 1 ? 's' : ''} ${named}`;
}
