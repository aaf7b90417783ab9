import {
  type Estimator,
  type FittedModel,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Rules,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
  randomStream,
  sampleWeightsRule,
  wholeNumber,
} from '@mixwell/core';
import { permutation } from '@mixwell/random';
import {
  type Work,
  abortRule,
  abortedError,
  bestStart,
  callbackRule,
  readStudy,
  startsRule,
  startsSeedRule,
  studyAsync,
  workNow,
  workersRule,
} from '@mixwell/restarts';
import { hasDensity, likelihoodOf, noDensity } from './likelihood.ts';
import { takeRows } from './take-rows.ts';

export interface CrossValidateOptions {
  /** How many parts the rows are dealt into, at least 2. Default 10. */
  folds?: number;
  /** How many starts to make in each fold. Default 1. */
  starts?: number;
  /** What folds and starts are drawn from; 1 and '1' are the same. Default: the seed of the recipe. */
  seed?: Seed;
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
  /** Called after each fold; returning false stops with the folds so far. */
  onFold?(fold: Fold, done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted` that has the finished folds in `details.folds`. */
  signal?: AbortSignal;
}

export interface CrossValidateAsyncOptions extends CrossValidateOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

export const crossValidateRules: Rules<CrossValidateOptions> = {
  folds: wholeNumber({ min: 2, default: 10, doc: 'How many parts the rows are dealt into.' }),
  starts: startsRule({ default: 1 }),
  seed: startsSeedRule,
  sampleWeights: sampleWeightsRule,
  onFold: callbackRule({
    type: '(fold, done, total) => boolean | void',
    doc: 'Called after each fold; returning false stops with the folds so far.',
  }),
  signal: abortRule,
};

export const crossValidateAsyncRules: Rules<CrossValidateAsyncOptions> = {
  ...crossValidateRules,
  workers: workersRule,
};

type Asked = CrossValidateAsyncOptions & { readonly folds: number; readonly starts: number };

/** What a model of the other folds makes of one fold. */
export interface Fold {
  /** From 0. */
  readonly index: number;
  /** Rows that were held out; with sample weights those of weight 0 among them. */
  readonly rows: number;
  /** Their weight; as many as the rows where there are no weights. */
  readonly weight: number;
  /** Of the held-out rows, natural log, weighted; null where the others could not be fitted. */
  readonly logLikelihood: number | null;
  /** Why not; null where they could. */
  readonly reason: string | null;
}

export interface CrossValidation {
  /** Of all rows, each under a model that has not seen it: natural log; null where a fold could not be fitted. */
  readonly logLikelihood: number | null;
  /** The same a row. */
  readonly meanLogLikelihood: number | null;
  /** How far the mean of a row may be off: the standard error of the folds' means, as for as many independent draws. */
  readonly standardError: number | null;
  readonly folds: readonly Fold[];
}

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
  return studyAsync(recipe, rows, asked, foldsOf(owner, recipe, rows, asked));
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
  return summary(folds);
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
    ({ model } = yield* bestStart(owner, recipe, others, { ...control, allowSpurious: true }));
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

function summary(folds: readonly Fold[]): CrossValidation {
  const failed = folds.some(({ logLikelihood }) => logLikelihood === null);
  const none = { logLikelihood: null, meanLogLikelihood: null, standardError: null };
  if (failed) return Object.freeze({ ...none, folds: Object.freeze(folds) });
  const logLikelihood = folds.reduce((sum, fold) => sum + (fold.logLikelihood as number), 0);
  const weight = folds.reduce((sum, fold) => sum + fold.weight, 0);
  const mean = logLikelihood / weight;
  const squares = folds.reduce((sum, fold) => {
    const off = (fold.logLikelihood as number) - mean * fold.weight;
    return sum + off * off;
  }, 0);
  const n = folds.length;
  return Object.freeze({
    logLikelihood,
    meanLogLikelihood: mean,
    standardError: n > 1 ? Math.sqrt((squares * n) / (n - 1)) / weight : null,
    folds: Object.freeze(folds),
  });
}
