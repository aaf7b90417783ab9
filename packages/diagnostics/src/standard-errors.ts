import {
  type FitWarning,
  type MatrixInput,
  type Rules,
  plural,
  readOptions,
  readWeights,
  sampleWeightsRule,
  selectColumns,
} from '@mixwell/core';
import { type Frame, framesOf } from './frames.ts';
import { type Information, informationOf } from './information.ts';
import { type FittedMixture, refuseNonMixture } from './fitted-mixture.ts';
import { scorer } from './scores.ts';
import { type Direction, directionsOf, familyOf } from './tangent.ts';

export interface StandardErrorsOptions {
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
}

export const standardErrorsRules: Rules<StandardErrorsOptions> = { sampleWeights: sampleWeightsRule };

/** A standard error, in units of its parameter: 0 where that is held or fixed by the family, null where the rows do not tell it. */
export type StandardError = number | null;

export interface StandardErrors {
  /** One a component. */
  readonly weights: readonly StandardError[];
  /** One a component and feature. */
  readonly means: readonly (readonly StandardError[])[];
  /** One a component and two features. */
  readonly covariances: readonly (readonly (readonly StandardError[])[])[];
  /** Of the weight of the noise, where there is one. */
  readonly noise?: StandardError;
  /** Ways in which the parameters can move. */
  readonly directions: number;
  /** `singular`: the rows do not tell some directions; `not-stationary`: the parameters do not maximize the likelihood of the rows. */
  readonly warnings: readonly FitWarning[];
}

/** Standard errors from a maximum of the likelihood at which the parameters are taken for it. */
const NEAR = 0.1;

/**
 * Standard errors of the parameters of a fitted mixture, from the outer products of the scores of its rows [1], in any of the fourteen
 * families.
 *
 * Scores are taken in the directions that the family leaves free, and lead to each weight, mean and covariance by the delta method. They
 * hold for a maximum of the likelihood, regular rows and many of them; `bootstrapIntervals` of @mixwell/resampling needs less, and
 * takes longer. Parameters that `update` held count as known.
 *
 * @param x  rows x features; those that the model was fitted on.
 * @throws MixwellError `invalid-param` for what is not a fitted mixture, or an unacceptable option; `invalid-input` and `shape-mismatch`
 *   for rows or weights that are not acceptable.
 *
 * Cost: O(rows * directions * (directions + features^2) + directions^3).
 *
 * [1] G. McLachlan, D. Peel, Finite Mixture Models (2000), section 2.15.
 */
export function standardErrors(
  model: FittedMixture,
  x: MatrixInput,
  options: StandardErrorsOptions = {},
): StandardErrors {
  refuseNonMixture('standardErrors', model);
  const { sampleWeights } = readOptions('standardErrors', standardErrorsRules, options);
  const matrix = selectColumns(x, model.columns, 'standardErrors');
  const weights = readWeights('standardErrors', sampleWeights, matrix.rows);
  const frames = framesOf(model, familyOf(model).orientation);
  const directions = directionsOf(model, frames);
  const score = scorer(model, frames, directions);
  const information = informationOf(score, directions.length, { matrix, weights });
  return arranged(model, frames, directions, information);
}

function arranged(
  { weights, means: { cols }, noise }: FittedMixture,
  frames: readonly Frame[],
  directions: readonly Direction[],
  information: Information,
): StandardErrors {
  const list = <T>(length: number, of: (at: number) => T): readonly T[] =>
    Object.freeze(Array.from({ length }, (_, at) => of(at)));
  const along = (change: (direction: Direction) => number): StandardError =>
    information.standardError(Float64Array.from(directions, change));
  const ofPart = (k: number, change: (part: Direction['parts'][number]) => number): StandardError =>
    along(({ parts }) => parts.reduce((sum, part) => sum + (part.component === k ? change(part) : 0), 0));
  const ofWeight = (k: number): StandardError => along((direction) => direction.weights?.[k] ?? 0);
  return Object.freeze({
    // A component without rows is at the boundary, where no standard error holds.
    weights: list(weights.length, (k) => (weights[k] > 0 ? ofWeight(k) : null)),
    means: list(weights.length, (k) =>
      list(cols, (j) => ofPart(k, ({ shift }) => (shift ? shiftAt(frames[k], shift, j) : 0))),
    ),
    covariances: list(weights.length, (k) =>
      list(cols, (i) =>
        list(cols, (j) => ofPart(k, ({ stretch }) => (stretch ? stretchAt(frames[k], stretch, i, j) : 0))),
      ),
    ),
    ...(noise && { noise: ofWeight(weights.length) }),
    directions: directions.length,
    warnings: warningsOf(information, directions.length),
  });
}

/** Cell j of D sqrt(variances) s. */
function shiftAt({ axes, variances }: Frame, shift: Float64Array, j: number): number {
  const cols = shift.length;
  return shift.reduce((sum, value, e) => sum + axes[j * cols + e] * Math.sqrt(variances[e]) * value, 0);
}

/** Cell (i, j) of D sqrt(variances) S sqrt(variances) D'. */
function stretchAt({ axes, variances }: Frame, stretch: Float64Array, i: number, j: number): number {
  const cols = variances.length;
  let sum = 0;
  for (let e = 0; e < cols; e++) {
    for (let f = 0; f < cols; f++) {
      const own = Math.sqrt(variances[e] * variances[f]) * stretch[e * cols + f];
      sum += axes[i * cols + e] * axes[j * cols + f] * own;
    }
  }
  return sum;
}

function warningsOf({ singular, distance }: Information, directions: number): readonly FitWarning[] {
  const warnings = [
    singular > 0 && {
      code: 'singular',
      message: `The rows do not tell ${singular} of ${plural(directions, 'direction')}; standard errors that need them are null.`,
    },
    distance > NEAR && {
      code: 'not-stationary',
      message: `The likelihood of these rows has its maximum elsewhere, about ${distance.toPrecision(2)} standard errors away: converge further, or see "prior" and "regularization".`,
    },
  ];
  return Object.freeze(warnings.filter((warning) => warning !== false).map((warning) => Object.freeze(warning)));
}
