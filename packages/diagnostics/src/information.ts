import type { Rows } from '@mixwell/core';
import { jacobiEigen } from '@mixwell/math';
import type { Score } from './scores.ts';

/** What rows tell of the directions that parameters can move in. */
export interface Information {
  /** Directions, or combinations of them, of which the rows tell nothing. */
  readonly singular: number;
  /** How far the parameters are from where the rows' scores add to 0, in standard errors. */
  readonly distance: number;
  /** The standard error of a quantity that changes by `gradient` in each direction; null where a singular one changes it. */
  standardError(gradient: Float64Array): number | null;
}

/** Eigenvalues of the information, scaled to a diagonal of 1, that are rounding. */
const NOTHING = 1e-10;

/** Part of a gradient, squared, that may lie in singular directions by rounding. */
const SLACK = 1e-8;

/**
 * The empirical information of the rows: the sum of the outer products of their scores [1]; its inverse is the covariance of the estimates.
 *
 * [1] G. McLachlan, D. Peel, Finite Mixture Models (2000), eq. 2.60, without the term that is 0 at a maximum of the likelihood.
 */
export function informationOf(score: Score, directions: number, { matrix, weights }: Rows): Information {
  const sums = new Float64Array(directions * directions);
  const total = new Float64Array(directions);
  const s = new Float64Array(directions);
  for (let i = 0; i < matrix.rows; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight === 0) continue;
    score(matrix.data, i * matrix.cols, s);
    for (let p = 0; p < directions; p++) {
      const scaled = weight * s[p];
      total[p] += scaled;
      for (let q = p; q < directions; q++) sums[p * directions + q] += scaled * s[q];
    }
  }
  const scale = Float64Array.from({ length: directions }, (_, p) => Math.sqrt(sums[p * directions + p]));
  // A direction without information has an eigenvalue 0 of its own.
  const scaled = sums.map((_, at) => {
    const [p, q] = [Math.floor(at / directions), at % directions];
    const sum = p <= q ? sums[at] : sums[q * directions + p];
    return scale[p] > 0 && scale[q] > 0 ? sum / (scale[p] * scale[q]) : 0;
  });
  const { values, vectors } = jacobiEigen(scaled, directions);
  const told = Array.from(values.keys()).filter((e) => values[e] > NOTHING);
  const onto = (e: number, vector: Float64Array): number =>
    vector.reduce((sum, value, p) => sum + value * vectors[p * directions + e], 0);
  return {
    singular: directions - told.length,
    distance: Math.sqrt(
      told.reduce((sum, e) => {
        const along = onto(
          e,
          total.map((value, p) => (scale[p] > 0 ? value / scale[p] : 0)),
        );
        return sum + (along * along) / values[e];
      }, 0),
    ),
    standardError(gradient) {
      if (gradient.some((value, p) => value !== 0 && scale[p] === 0)) return null;
      const unit = gradient.map((value, p) => (value === 0 ? 0 : value / scale[p]));
      let [variance, inside, square] = [0, 0, 0];
      for (const value of unit) square += value * value;
      for (const e of told) {
        const along = onto(e, unit);
        inside += along * along;
        variance += (along * along) / values[e];
      }
      return square - inside > SLACK * square ? null : Math.sqrt(variance);
    },
  };
}
