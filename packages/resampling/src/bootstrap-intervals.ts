import {
  type ClusterModel,
  type DensityModel,
  type Estimator,
  type Matrix,
  MixwellError,
  type Rules,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
  readOptions,
  refused,
  seedRule,
  wholeNumber,
  withCrew,
} from '@mixwell/core';
import { maxAssignment } from '@mixwell/metrics';
import {
  type Work,
  abortRule,
  abortedError,
  callbackRule,
  fitted,
  refuseNoRecipe,
  workAsync,
  workNow,
  workersRule,
} from '@mixwell/restarts';
import { asTable } from './take-rows.ts';

/** A mixture, known by its shape: as @mixwell/gmm makes them. */
export type MixtureModel = ClusterModel &
  DensityModel & {
    readonly weights: Float64Array;
    readonly means: Matrix;
    readonly covariances: readonly Matrix[];
  };

export interface BootstrapIntervalsOptions {
  /** How many sets of rows to draw from the model, at least 20. Default 200. */
  replicates?: number;
  /** The share of replicates between the ends of an interval, above 0 and below 1. Default 0.95. */
  level?: number;
  /** Where the draws come from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
  /** Called after each set of rows; returning false draws no more. */
  onReplicate?(done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted`. */
  signal?: AbortSignal;
}

export interface BootstrapIntervalsAsyncOptions extends BootstrapIntervalsOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

export const bootstrapIntervalsRules: Rules<BootstrapIntervalsOptions> = {
  replicates: wholeNumber({ min: 20, default: 200, doc: 'How many sets of rows to draw from the model.' }),
  level: {
    doc: 'The share of replicates between the ends of an interval, above 0 and below 1.',
    type: 'number',
    expected: 'a number above 0 and below 1',
    default: 0.95,
    read: (value) => (typeof value === 'number' && value > 0 && value < 1 ? value : refused),
    bad: [0, 1, 95, NaN, null, '0.95'],
  },
  seed: seedRule('Where the draws come from; 1 and "1" are the same.'),
  onReplicate: callbackRule({
    type: '(done, total) => boolean | void',
    doc: 'Called after each set of rows; returning false draws no more.',
  }),
  signal: abortRule,
};

export const bootstrapIntervalsAsyncRules: Rules<BootstrapIntervalsAsyncOptions> = {
  ...bootstrapIntervalsRules,
  workers: workersRule,
};

/** A parameter, and how far it may be off. */
export interface Interval {
  /** That of the model. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** The standard deviation over replicates. */
  readonly standardError: number;
}

export interface BootstrapIntervals {
  /** One a component. */
  readonly weights: readonly Interval[];
  /** components x features. */
  readonly means: readonly (readonly Interval[])[];
  /** components x features x features. */
  readonly covariances: readonly (readonly (readonly Interval[])[])[];
  /** Sets of rows that could be fitted. */
  readonly replicates: number;
  /** Sets of rows that could not. */
  readonly failed: number;
}

type Asked = BootstrapIntervalsAsyncOptions & {
  readonly replicates: number;
  readonly level: number;
  readonly seed: Seed;
};

/**
 * Confidence intervals of a mixture's parameters by the parametric bootstrap [1].
 *
 * Sets of as many rows as the model was fitted on are drawn from it, and `recipe` is fitted to each, starting at the model. The
 * components of each fit are paired with those of the model one to one, by which component of the model the rows of each come from;
 * intervals are percentiles, so they respect bounds, and need no symmetry. They tell how the estimate varies if the model is right,
 * not whether it is.
 *
 * @param recipe  what the model was fitted by, with an option `init` that takes `{ weights, means, covariances }`.
 * @param model   with `weights`, `means`, `covariances`, `predict` and `sample`.
 * @throws MixwellError `invalid-param` for a model that is no mixture, a recipe of another size, or an unacceptable option;
 *   `degenerate` where fewer than half of the sets can be fitted; `aborted`.
 *
 * Cost: `replicates` fits, each from a good start.
 * [1] B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993), sections 6.5 and 13.3; for mixtures A. O'Hagan,
 *     T. B. Murphy, L. Scrucca, I. C. Gormley, Investigation of parameter uncertainty in clustering using a Gaussian mixture model
 *     via jackknife, bootstrap and weighted likelihood bootstrap, Computational Statistics 34 (2019).
 */
export function bootstrapIntervals<M extends MixtureModel>(
  recipe: Estimator<M>,
  model: M,
  options: BootstrapIntervalsOptions = {},
): BootstrapIntervals {
  const owner = 'bootstrapIntervals';
  const asked = readOptions(owner, bootstrapIntervalsRules, options) as Asked;
  return workNow(intervalsOf(owner, startingAt(owner, recipe, model), model, asked), asked.signal);
}

/** `bootstrapIntervals` without holding up this thread: the same answer, bit for bit, for any number of `workers`. */
export async function bootstrapIntervalsAsync<M extends MixtureModel>(
  recipe: Estimator<M>,
  model: M,
  options: BootstrapIntervalsAsyncOptions = {},
): Promise<BootstrapIntervals> {
  const owner = 'bootstrapIntervalsAsync';
  const asked = readOptions(owner, bootstrapIntervalsAsyncRules, options) as Asked;
  const work = intervalsOf(owner, startingAt(owner, recipe, model), model, asked);
  const like = {
    matrix: { data: new Float64Array(0), rows: model.report.rows, cols: model.means.cols },
    weights: null,
  };
  return withCrew(recipe.hire, asked.workers ?? 1, like, (crew) => workAsync(work, asked.signal, crew));
}

function startingAt<M extends MixtureModel>(owner: string, recipe: Estimator<M>, model: M): Estimator<M> {
  refuseNoRecipe(owner, recipe);
  const { weights, means, covariances, sample, predict } = (model ?? {}) as Partial<MixtureModel>;
  if (!weights || !means || !covariances || typeof sample !== 'function' || typeof predict !== 'function') {
    throw new MixwellError(
      'invalid-param',
      `${owner}: expected a model with weights, means and covariances, such as a mixture.`,
    );
  }
  return recipe.with({ init: { weights, means, covariances } });
}

function* intervalsOf<M extends MixtureModel>(
  owner: string,
  recipe: Estimator<M>,
  model: M,
  { replicates: total, level, seed, onReplicate }: Asked,
): Work<BootstrapIntervals, M> {
  const drawn: Float64Array[] = [];
  let failed = 0;
  const like = { ...model.means, columns: model.columns };
  for (let done = 1; done <= total; done++) {
    const { x } = model.sample(model.report.rows, { seed: forkSeed(seed, `replicate/${done}`) });
    const rows = { matrix: asTable(x, like), weights: null };
    try {
      const refit = yield* fitted(recipe, rows);
      drawn.push(parametersOf(refit, partnersOf(model, refit, rows.matrix)));
    } catch (error) {
      if (isMixwellError(error, 'aborted')) {
        throw abortedError(owner, plural(done - 1, 'replicate'), error, { model: error.details.model });
      }
      if (!isMixwellError(error, 'degenerate') && !isMixwellError(error, 'not-positive-definite')) throw error;
      failed++;
    }
    if (onReplicate?.(done, total) === false) break;
  }
  if (drawn.length < 2 || drawn.length < failed) {
    throw new MixwellError(
      'degenerate',
      `${owner}: only ${plural(drawn.length, 'replicate')} could be fitted, ${failed} could not.`,
      {
        failed,
      },
    );
  }
  return arranged(model, drawn, failed, level);
}

/** For each component of the model that of the refit with the most rows of it. */
function partnersOf(model: MixtureModel, refit: MixtureModel, x: Matrix): Int32Array {
  const k = model.clusters;
  const shared = new Float64Array(k * k);
  const before = model.predict(x);
  refit.labels.forEach((label, i) => shared[before[i] * k + label]++);
  return maxAssignment({ data: shared, rows: k, cols: k });
}

/** Weights, means and covariances one after another, in the order of `partners`. */
function parametersOf({ weights, means, covariances }: MixtureModel, partners: ArrayLike<number>): Float64Array {
  const { cols } = means;
  const order = Array.from(partners);
  return Float64Array.from([
    ...order.map((k) => weights[k]),
    ...order.flatMap((k) => Array.from(means.data.subarray(k * cols, (k + 1) * cols))),
    ...order.flatMap((k) => Array.from(covariances[k].data)),
  ]);
}

function arranged(
  model: MixtureModel,
  drawn: readonly Float64Array[],
  failed: number,
  level: number,
): BootstrapIntervals {
  const { clusters, means } = model;
  const { cols } = means;
  const estimates = parametersOf(
    model,
    Array.from({ length: clusters }, (_, k) => k),
  );
  const at = (index: number): Interval => {
    const values = Float64Array.from(drawn, (parameters) => parameters[index]).sort();
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
    return Object.freeze({
      estimate: estimates[index],
      low: quantile(values, (1 - level) / 2),
      high: quantile(values, (1 + level) / 2),
      standardError: Math.sqrt(squares / (values.length - 1)),
    });
  };
  const list = <T>(length: number, of: (i: number) => T): readonly T[] =>
    Object.freeze(Array.from({ length }, (_, i) => of(i)));
  const firstMean = clusters;
  const firstCovariance = clusters * (1 + cols);
  return Object.freeze({
    weights: list(clusters, at),
    means: list(clusters, (k) => list(cols, (j) => at(firstMean + k * cols + j))),
    covariances: list(clusters, (k) =>
      list(cols, (a) => list(cols, (b) => at(firstCovariance + (k * cols + a) * cols + b))),
    ),
    replicates: drawn.length,
    failed,
  });
}

/** By linear interpolation between order statistics: type 7 of Hyndman and Fan, the usual one. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
}
