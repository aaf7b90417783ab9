import { type Estimator, type FittedModel, type Seed, forkSeed } from '@mixwell/core';
import type { StartsControl } from './best-start.ts';
import type { Start } from './start-report.ts';

/** A start a seed, then the grown ones. */
export function plannedStarts<M extends FittedModel>(
  recipe: Estimator<M>,
  { starts, seed = recipe.params.seed as Seed, grown }: StartsControl<M>,
): Start<M>[] {
  const fresh: Omit<Start<M>, 'index'>[] =
    'seed' in recipe.params
      ? Array.from({ length: starts }, (_, i) => forkSeed(seed, `start/${i}`)).map((fork) => ({
          recipe: recipe.with({ seed: fork }),
          seed: fork,
          origin: 'recipe',
        }))
      : [{ recipe, seed: null, origin: 'recipe' }];
  const others = (grown?.recipes ?? []).map((one) => ({ recipe: one, seed: null, origin: 'grown' as const }));
  return [...fresh, ...others].map((start, index) => ({ ...start, index }));
}
