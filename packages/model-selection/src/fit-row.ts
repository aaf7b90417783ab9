import { type Estimator, type FittedModel, type MixwellError, type Rows, isMixwellError } from '@mixwell/core';
import { type BestStart, bestStart } from './best-start.ts';
import { criteriaOf } from './criteria.ts';
import { type Selecting, wantsSilhouette } from './select-options.ts';
import type { FittedRow } from './selection.ts';
import { warningCodes } from './start-report.ts';

/**
 * What the starts of `recipe` came to.
 *
 * `aborted` makes the error of a signal that fires meanwhile, from the model if there is one already.
 * Options and rows have been checked, so whatever a fit refuses is the recipe's own, and becomes the reason in its row.
 */
export function fitRow<M extends FittedModel>(
  recipe: Estimator<M>,
  label: string,
  rows: Rows,
  options: Selecting<M>,
  aborted: (inner: MixwellError, model: M | undefined) => MixwellError,
): FittedRow<M> {
  const { criterion, starts, seed, signal, allowSpurious } = options;
  const identity = { recipe, name: recipe.name, label, params: recipe.params };
  let found: BestStart<M> | undefined;
  try {
    found = bestStart('select', recipe, rows, { starts, seed, signal, allowSpurious });
    const silhouette = wantsSilhouette(options, rows.matrix.rows);
    const { criteria, missing } = criteriaOf(found.model, rows, { silhouette, signal });
    const value = criteria[criterion];
    return Object.freeze({
      ...identity,
      model: found.model,
      ...criteria,
      objective: found.model.report.objective,
      iterations: found.model.report.iterations,
      starts: found.starts.length,
      startsAgreeing: found.agreeing,
      agreement: found.agreeing / found.starts.length,
      warnings: warningCodes(found.model),
      reason: missing[criterion] ?? (Number.isFinite(value) ? null : `the ${criterion} is ${value}`),
    });
  } catch (error) {
    if (isMixwellError(error, 'aborted')) throw aborted(error, found?.model);
    if (!isMixwellError(error)) throw error;
    return Object.freeze({ ...identity, ...NO_FIT, reason: error.message });
  }
}

const NO_FIT = Object.freeze({
  model: null,
  logLikelihood: null,
  freeParameters: null,
  bic: null,
  aic: null,
  icl: null,
  silhouette: null,
  objective: null,
  iterations: null,
  starts: null,
  startsAgreeing: null,
  agreement: null,
  warnings: Object.freeze([]),
});
