import type { Estimator, FittedModel, MatrixInput } from '@mixwell/core';
import { type BestOfAsyncOptions, type BestOfOptions, bestOfAsyncRules, bestOfRules } from './best-of-options.ts';
import { type BestStart, bestStart } from './best-start.ts';
import type { StartReport } from './start-report.ts';
import { readStudy } from './study.ts';
import { workAsync, workNow } from './work.ts';

/** The best model of several starts, and what became of each. */
export interface BestOf<M extends FittedModel> {
  readonly model: M;
  readonly report: {
    /** In the order of their making. */
    readonly starts: readonly StartReport[];
    /** Starts from clusters of two of their models; none where all came to one optimum. */
    readonly crossings: readonly StartReport[];
    /** Share of the starts, 0 to 1, that came as far as `model`. Where it is low there may be a better one: make more starts. */
    readonly agreement: number;
  };
}

/**
 * The best model of several starts of `recipe`: that of the highest likelihood, or of the lowest inertia.
 *
 * Start i is `recipe.with({ seed: forkSeed(seed, 'start/i') })`, the same start whether 4 or 400 are asked for. A start that fails
 * (`not-positive-definite`, `degenerate`), or whose model has the warning `spurious`, is reported and passed over; of equal
 * objectives the first start's model is kept. A recipe without an option "seed" would repeat itself, so it is started once.
 *
 * Starts that ended in different optima are then crossed: as many fits again begin at clusters of two of their models, each cluster that of
 * the one or its partner in the other [1]. They have reports of their own, and do not count in the agreement.
 *
 * A start agrees with the best within what iterations leave open when they stop: 1e-5 nats a row for what is maximized (a
 * log-likelihood has no natural zero), and 1e-6 of itself for what is minimized (inertia).
 *
 * @param x  rows x features; checked once, not once a start.
 * @throws MixwellError `degenerate` where no start gave an acceptable model, with what became of each in `details.starts`;
 *   `aborted` with the best model so far in `details.model`; `invalid-param` for an unacceptable option; what else `fit` throws.
 *
 * Cost: `starts` fits, one after another, and as many crossings, most of which are stopped after a few iterations; ten models in memory.
 *
 * [1] D. Gribel, T. Vidal, HG-means: a scalable hybrid genetic algorithm for minimum sum-of-squares clustering, Pattern Recognition
 *     88 (2019).
 */
export function bestOf<M extends FittedModel>(recipe: Estimator<M>, x: MatrixInput, options: BestOfOptions): BestOf<M> {
  const { rows, asked } = readStudy('bestOf', bestOfRules, recipe, x, options);
  return bestOfStart(workNow(bestStart('bestOf', recipe, rows, asked), asked.signal));
}

/**
 * `bestOf` without holding up this thread: the same answer, bit for bit, for any number of `workers`.
 *
 * Starts are made side by side, each whole in a thread; so are crossings, five at a time. Of more than 2^20 numbers, of more rows than
 * a block and fewer starts than workers, and with `abandon`, starts are made one after another, with their rows shared out. An
 * estimator that cannot use threads is fitted in this one.
 *
 * @throws what `bestOf` throws, as a rejection. The threads end with the promise, however it ends.
 */
export async function bestOfAsync<M extends FittedModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: BestOfAsyncOptions,
): Promise<BestOf<M>> {
  const { rows, asked } = readStudy('bestOfAsync', bestOfAsyncRules, recipe, x, options);
  return bestOfStart(await workAsync(bestStart('bestOfAsync', recipe, rows, asked), asked));
}

function bestOfStart<M extends FittedModel>({ model, starts, crossings, agreeing }: BestStart<M>): BestOf<M> {
  return Object.freeze({ model, report: Object.freeze({ starts, crossings, agreement: agreeing / starts.length }) });
}
