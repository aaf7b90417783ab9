import {
  type Estimator,
  type FittedModel,
  type MixwellError,
  type Rows,
  type Seed,
  isMixwellError,
} from '@mixwell/core';
import { foldsOf, hasDensity, noDensity } from '@mixwell/resampling';
import { type BestStart, type StartsControl, type Work, bestStart, warningCodes } from '@mixwell/restarts';
import { criteriaOf } from './criteria.ts';
import { type Selecting, wantsSilhouette } from './select-options.ts';
import type { FittedRow } from './selection.ts';

/** Of the errors that become reasons. */
const OWNER = 'select';

/**
 * What the starts of `recipe` came to.
 *
 * `aborted` makes the error of a signal that fires meanwhile, from the model if there is one already.
 * Options and rows have been checked, so whatever a fit refuses is the recipe's own, and becomes the reason in its row: the same however
 * the selection is made.
 */
export function* fitRow<M extends FittedModel>(
  recipe: Estimator<M>,
  label: string,
  rows: Rows,
  options: Selecting<M>,
  begin: Pick<StartsControl<M>, 'planned' | 'grown'>,
  aborted: (inner: MixwellError, model: M | undefined) => MixwellError,
): Work<FittedRow<M>, M> {
  const { criterion, starts, seed, signal, allowSpurious, abandon, cross, now } = options;
  const identity = { recipe, name: recipe.name, label, params: recipe.params };
  const begun = now?.() ?? null;
  const seconds = (): number | null => (begun === null || now === undefined ? null : now() - begun);
  let found: BestStart<M> | undefined;
  try {
    found = yield* bestStart(OWNER, recipe, rows, { starts, seed, signal, allowSpurious, abandon, cross, ...begin });
    const silhouette = wantsSilhouette(options as never, rows.matrix.rows);
    const { criteria, missing } = yield* criteriaOf(found.model, rows, { silhouette, signal });
    const validated = yield* crossValidated(recipe, found.model, rows, options);
    const all = { ...criteria, crossValidatedLogLikelihood: validated.value };
    const why = { ...missing, crossValidatedLogLikelihood: validated.why };
    const value = all[criterion];
    return Object.freeze({
      ...identity,
      model: found.model,
      ...all,
      objective: found.model.report.objective,
      iterations: found.model.report.iterations,
      starts: found.starts.length,
      startsAgreeing: found.agreeing,
      agreement: found.agreeing / found.starts.length,
      warnings: warningCodes(found.model),
      seconds: seconds(),
      startReports: found.starts,
      reason: why[criterion] ?? (Number.isFinite(value) ? null : `the ${criterion} is ${value}`),
    });
  } catch (error) {
    if (isMixwellError(error, 'aborted')) throw aborted(error, found?.model);
    if (!isMixwellError(error)) throw error;
    const startReports = (error.details.starts ?? Object.freeze([])) as FittedRow<M>['startReports'];
    return Object.freeze({ ...identity, ...NO_FIT, seconds: seconds(), startReports, reason: error.message });
  }
}

function* crossValidated<M extends FittedModel>(
  recipe: Estimator<M>,
  model: M,
  rows: Rows,
  { folds, starts, seed = recipe.params.seed as Seed, signal }: Selecting<M>,
): Work<{ value: number | null; why?: string }, M> {
  if (folds === undefined) return { value: null };
  if (!hasDensity(model)) return { value: null, why: noDensity(model) };
  const result = yield* foldsOf(OWNER, recipe, rows, { folds, starts, seed, signal });
  const failed = result.folds.find(({ reason }) => reason !== null);
  return { value: result.logLikelihood, ...(failed && { why: `fold ${failed.index}: ${failed.reason}` }) };
}

const NO_FIT = Object.freeze({
  model: null,
  logLikelihood: null,
  freeParameters: null,
  bic: null,
  aic: null,
  icl: null,
  silhouette: null,
  crossValidatedLogLikelihood: null,
  objective: null,
  iterations: null,
  starts: null,
  startsAgreeing: null,
  agreement: null,
  warnings: Object.freeze([]),
});
