import { type Estimator, type FittedModel, type Rows, type Seed, forkSeed } from '@mixwell/core';
import type { BestOfOptions } from './best-of-options.ts';
import type { Start } from './start-report.ts';

/** A start a seed; one alone where the recipe has no seed. */
export function plannedStarts<M extends FittedModel>(
  recipe: Estimator<M>,
  rows: Rows,
  { starts, seed = recipe.params.seed as Seed }: Pick<BestOfOptions, 'starts' | 'seed'>,
): Start<M>[] {
  if (!('seed' in recipe.params)) return [{ recipe, rows, index: 0, seed: null, origin: 'recipe' }];
  return Array.from({ length: starts }, (_, index) => {
    const fork = forkSeed(seed, `start/${index}`);
    return { recipe: recipe.with({ seed: fork }), rows, beside: starts - 1, index, seed: fork, origin: 'recipe' };
  });
}
