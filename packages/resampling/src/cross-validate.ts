import {
  type Estimator,
  type FittedModel,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
  randomStream,
} from '@mixwell/core';
import { permutation } from '@mixwell/random';
import { type Work, abortedError, bestStart, readStudy, workAsync, workNow } from '@mixwell/restarts';
import {
  type CrossValidateAsyncOptions,
  type CrossValidateOptions,
  crossValidateAsyncRules,
  crossValidateRules,
} from './cross-validate-options.ts';
import { type CrossValidation, type Fold, crossValidationOf } from './cross-validation.ts';
import { hasDensity, likelihoodOf, noDensity } from './likelihood.ts';
import { takeRows } from './take-rows.ts';

type Asked = CrossValidateAsyncOptions & { readonly folds: number; readonly starts: number };

/**
 * The log-likelihood of rows under models that were fitted without them [1].
 *
 * Rows are dealt into folds at random; each fold is scored by the best model of the others. So more components do not make it
 * larger by themselves, and no penalty is needed: choose the recipe with the largest. A spurious model is not passed over: held-out
 * rows tell what it is worth.
 *
 * @param x  rows x features.
 * @throws MixwellError `invalid-param` for a recipe whose models have no density, or an unacceptable option; `invalid-input` or
 *   `shape-mismatch` for rows or weights that are not acceptable, or for more folds than rows; `aborted`.
 *
 * Cost: `folds` times `starts` fits of nearly all rows, one after another.
 * [1] P. Smyth, Model selection for probabilistic clustering using cross-validated likelihood, Statistics and Computing 10 (2000).
 */
export function crossValidate<M extends FittedModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: CrossValidateOptions = {},
): CrossValidation {
  const { rows, asked } = readStudy<CrossValidateOptions, Asked>(
    'crossValidate',
    crossValidateRules,
    recipe,
    x,
    options,
  );
  return workNow(foldsOf('crossValidate', recipe, rows, asked), asked.signal);
}

/** `crossValidate` without holding up this thread: the same answer, bit for bit, for any number of `workers`. */
export async function crossValidateAsync<M extends FittedModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: CrossValidateAsyncOptions = {},
): Promise<CrossValidation> {
  const owner = 'crossValidateAsync';
  const { rows, asked } = readStudy<CrossValidateAsyncOptions, Asked>(
    owner,
    crossValidateAsyncRules,
    recipe,
    x,
    options,
  );
  return workAsync(foldsOf(owner, recipe, rows, asked), asked);
}

/** `crossValidate` for arguments that have been checked. */
export function* foldsOf<M extends FittedModel>(
  owner: string,
  recipe: Estimator<M>,
  rows: Rows,
  options: Omit<CrossValidateOptions, 'sampleWeights'> & { readonly folds: number; readonly starts: number },
): Work<CrossValidation, M> {
  const { folds: count, starts, seed = recipe.params.seed as Seed, onFold, signal } = options;
  const { rows: n } = rows.matrix;
  if (count > n) {
    throw new MixwellError('invalid-input', `${owner}: ${count} folds need at least as many rows; got ${n}.`, {
      folds: count,
      rows: n,
    });
  }
  const order = permutation(randomStream(seed ?? 0, 'folds'), n);
  const folds: Fold[] = [];
  for (let index = 0; index < count; index++) {
    const held = takeRows(rows, order.filter((_, at) => at % count === index).sort());
    const others = takeRows(rows, order.filter((_, at) => at % count !== index).sort());
    const fold = yield* foldOf(
      owner,
      index,
      recipe,
      others,
      held,
      { starts, seed: forkSeed(seed ?? 0, `fold/${index}`), signal },
      folds,
    );
    folds.push(fold);
    if (onFold?.(fold, folds.length, count) === false) break;
  }
  return crossValidationOf(folds);
}

function* foldOf<M extends FittedModel>(
  owner: string,
  index: number,
  recipe: Estimator<M>,
  others: Rows,
  held: Rows,
  control: { starts: number; seed: Seed; signal?: AbortSignal },
  folds: readonly Fold[],
): Work<Fold, M> {
  const { rows } = held.matrix;
  const weight = held.weights ? held.weights.reduce((sum, w) => sum + w, 0) : rows;
  const result = (logLikelihood: number | null, reason: string | null): Fold =>
    Object.freeze({ index, rows, weight, logLikelihood, reason });
  let model: M;
  try {
    // Its own error is a reason, which is the same however the folds are made.
    ({ model } = yield* bestStart('crossValidate', recipe, others, { ...control, allowSpurious: true }));
  } catch (error) {
    if (isMixwellError(error, 'aborted')) {
      throw abortedError(owner, plural(index, 'fold'), error, { model: error.details.model, folds });
    }
    if (isMixwellError(error)) return result(null, error.message);
    throw error;
  }
  if (!hasDensity(model)) throw new MixwellError('invalid-param', `${owner}: ${noDensity(model)}.`);
  const { logLikelihood } = likelihoodOf(model, held);
  return Number.isFinite(logLikelihood)
    ? result(logLikelihood, null)
    : result(null, `the log-likelihood of the held-out rows is ${logLikelihood}`);
}
