import type { Scoring } from '@mixwell/kernels';
import { digamma, log, logGamma } from '@mixwell/math';

/** The shapes of covariances that have a conjugate prior. */
export type PrecisionName = 'full' | 'tied' | 'diag' | 'spherical';

/** What has the shape: the precisions of the model, or only the approximate posterior of full ones. */
export type Restriction = 'model' | 'posterior';

/**
 * The distribution of a precision matrix L of `d` columns, with `v` degrees of freedom and scale matrix S: E[L] = v inverse(S).
 *
 * Its density is proportional to |L|^(v/2 + c) exp(-trace(S L) / 2) on matrices of its shape, so that all of it follows from one
 * function of v [1]: ln of the normalizer is v/2 ln|S| - v d/2 ln 2 - g(v), and E[ln|L|] is 2 g'(v) + d ln 2 - ln|S|.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. B.78 to B.81 (Wishart) and B.26 to B.30 (gamma).
 */
export interface PrecisionShape {
  readonly scoring: Scoring['shape'];
  /** g(v), but for what does not depend on v. */
  logGamma(v: number, d: number): number;
  /** 2 g'(v). */
  digamma(v: number, d: number): number;
  /** What the predictive distribution of a row is, one Student t or one a column: its degrees of freedom. */
  predictive(v: number, d: number): { readonly degrees: number; readonly perColumn: boolean };
  /** What v must be above. */
  least(d: number): number;
  /**
   * How many precisions the components' posterior stands for: one each, one for all, or one each that are alike because only the
   * posterior is tied.
   */
  readonly sharing: 'own' | 'one' | 'alike';
}

/** The shape that `covariance` gives to what `restrict` says. */
export function precisionShape(covariance: PrecisionName, restrict: Restriction): PrecisionShape {
  const scoring = covariance === 'full' || covariance === 'tied' ? 'full' : 'diagonal';
  const whole = restrict === 'model';
  const sharing = covariance !== 'tied' ? 'own' : whole ? 'one' : 'alike';
  const factor = scoring === 'full' || !whole ? wishart : covariance === 'diag' ? gammas : gamma;
  return { scoring, sharing, ...factor };
}

type Factor = Pick<PrecisionShape, 'logGamma' | 'digamma' | 'predictive' | 'least'>;

const wishart: Factor = {
  logGamma: (v, d) => sumOver(d, (j) => logGamma(0.5 * (v - j))),
  digamma: (v, d) => sumOver(d, (j) => digamma(0.5 * (v - j))),
  predictive: (v, d) => ({ degrees: v + 1 - d, perColumn: false }),
  least: (d) => d - 1,
};

/** One gamma distribution of shape v/2 a column. */
const gammas: Factor = {
  logGamma: (v, d) => d * logGamma(0.5 * v),
  digamma: (v, d) => d * digamma(0.5 * v),
  predictive: (v) => ({ degrees: v, perColumn: true }),
  least: () => 0,
};

/** One gamma distribution of shape d v/2 for all columns, since each of them tells of it. */
const gamma: Factor = {
  logGamma: (v, d) => logGamma(0.5 * d * v) - 0.5 * d * v * log(d),
  digamma: (v, d) => d * (digamma(0.5 * d * v) - log(d)),
  predictive: (v, d) => ({ degrees: d * v, perColumn: false }),
  least: () => 0,
};

function sumOver(count: number, term: (j: number) => number): number {
  let sum = 0;
  for (let j = 0; j < count; j++) sum += term(j);
  return sum;
}
