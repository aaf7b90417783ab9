import {
  type Estimator,
  type FitRequest,
  MixwellError,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
  readOptions,
} from '@mixwell/core';
import { Drawn, type Work, abortedError, refuseNoRecipe, workAsync, workNow } from '@mixwell/restarts';
import {
  type BootstrapIntervalsAsyncOptions,
  type BootstrapIntervalsOptions,
  bootstrapIntervalsAsyncRules,
  bootstrapIntervalsRules,
} from './bootstrap-intervals-options.ts';
import { type MixtureModel, parametersOf, partnersOf } from './mixture-parameters.ts';
import { type BootstrapIntervals, percentileIntervals } from './percentile-intervals.ts';
import { asTable } from './take-rows.ts';

type Asked = BootstrapIntervalsAsyncOptions & {
  readonly replicates: number;
  readonly level: number;
  readonly seed: Seed;
};

/**
 * Confidence intervals of a mixture's parameters by the parametric bootstrap [1].
 *
 * Sets of as many rows as the model was fitted on (with sample weights, as they weigh) are drawn from it, and `recipe` is fitted to each, starting at the model. The
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
  return workAsync(work, asked);
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
  const size = Math.round(model.report.totalWeight);
  const replicates = new Drawn<FitRequest<M>>((index) => {
    if (index >= total) return undefined;
    const { x } = model.sample(size, { seed: forkSeed(seed, `replicate/${index + 1}`) });
    return { recipe, rows: { matrix: asTable(x, like), weights: null }, beside: total - 1 - index };
  });
  yield { soon: replicates.from(0) };
  for (let done = 1; done <= total; done++) {
    const replicate = replicates.take(done - 1) as FitRequest<M>;
    try {
      const refit = yield replicate;
      drawn.push(parametersOf(refit, partnersOf(model, refit, replicate.rows.matrix)));
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
  return percentileIntervals(model, drawn, failed, level);
}
