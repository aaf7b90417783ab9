import { type Estimator, type FittedModel, type Rows, type Seed, randomStream } from '@mixwell/core';
import type { BestOfOptions } from './best-of-options.ts';
import { crossed } from './cross.ts';
import { Drawn } from './drawn.ts';
import { goalOf } from './objective.ts';
import type { Optima } from './optima.ts';
import type { Start } from './start-report.ts';

/**
 * Starts from clusters of two of these optima: as many as there were other starts; none where there is one optimum only, or the recipe
 * refuses such a start.
 *
 * They follow from the optima and their index alone. Most change nothing, and so the next can be foreseen.
 */
export function crossingsOf<M extends FittedModel>(
  recipe: Estimator<M>,
  rows: Rows,
  { starts, seed = recipe.params.seed as Seed }: Pick<BestOfOptions, 'starts' | 'seed'>,
  optima: Optima<M>,
): Drawn<Start<M>> {
  return new Drawn((index) => {
    if (index >= starts || optima.models.length < 2) return undefined;
    const random = randomStream(seed, `crossing/${index}`);
    const child = crossed(recipe, ...optima.pair(random), rows, random);
    if (!child) return undefined;
    const goal = goalOf(optima.models[0].report);
    return { recipe: child, rows, goal, beside: starts - 1 - index, index, seed: null, origin: 'crossed' };
  });
}
