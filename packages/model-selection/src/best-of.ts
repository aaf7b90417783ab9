import {
  type Estimator,
  type FittedModel,
  type MatrixInput,
  type Rows,
  readOptions,
  readWeights,
  toTable,
  withCrew,
} from '@mixwell/core';
import { type BestOfAsyncOptions, type BestOfOptions, bestOfAsyncRules, bestOfRules } from './best-of-options.ts';
import { type BestStart, bestStart, bestStartAsync } from './best-start.ts';
import { refuseNoRecipe } from './refuse-no-recipe.ts';
import type { StartReport } from './start-report.ts';

/** The best model of several starts, and what became of each. */
export interface BestOf<M extends FittedModel> {
  readonly model: M;
  readonly report: {
    /** In the order of their making. */
    readonly starts: readonly StartReport[];
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
 * A start agrees with the best within what iterations leave open when they stop: 1e-5 nats a row for what is maximized (a
 * log-likelihood has no natural zero), and 1e-6 of itself for what is minimized (inertia).
 *
 * @param x  rows x features; checked once, not once a start.
 * @throws MixwellError `degenerate` where no start gave an acceptable model, with what became of each in `details.starts`;
 *   `aborted` with the best model so far in `details.model`; `invalid-param` for an unacceptable option; what else `fit` throws.
 *
 * Cost: `starts` fits, one after another, and two models in memory.
 */
export function bestOf<M extends FittedModel>(recipe: Estimator<M>, x: MatrixInput, options: BestOfOptions): BestOf<M> {
  refuseNoRecipe('bestOf', recipe);
  const asked = readOptions('bestOf', bestOfRules, options) as BestOfOptions;
  return bestOfStart(bestStart('bestOf', recipe, readRows('bestOf', x, asked), asked));
}

/**
 * `bestOf` without holding up this thread: the same answer, bit for bit, for any number of `workers`.
 *
 * Starts are made one after another, each with its rows shared out among the same threads, so threads pay where the rows of one
 * start are many. An estimator that cannot use them is fitted in this thread.
 *
 * @throws what `bestOf` throws, as a rejection. The threads end with the promise, however it ends.
 */
export async function bestOfAsync<M extends FittedModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: BestOfAsyncOptions,
): Promise<BestOf<M>> {
  refuseNoRecipe('bestOfAsync', recipe);
  const { workers = 1, ...asked } = readOptions('bestOfAsync', bestOfAsyncRules, options) as BestOfAsyncOptions;
  const rows = readRows('bestOfAsync', x, asked);
  return withCrew(recipe.hire, workers, rows, async (crew) =>
    bestOfStart(await bestStartAsync('bestOfAsync', recipe, rows, asked, crew)),
  );
}

function readRows(owner: string, x: MatrixInput, { sampleWeights }: BestOfOptions): Rows {
  const matrix = toTable(x, owner);
  return { matrix, weights: readWeights(owner, sampleWeights, matrix.rows) };
}

function bestOfStart<M extends FittedModel>({ model, starts, agreeing }: BestStart<M>): BestOf<M> {
  return Object.freeze({ model, report: Object.freeze({ starts, agreement: agreeing / starts.length }) });
}
