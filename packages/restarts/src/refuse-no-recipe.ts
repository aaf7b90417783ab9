import { type Estimator, type FittedModel, MixwellError, describe } from '@mixwell/core';

/** @throws MixwellError `invalid-param` for what is not a recipe. */
export function refuseNoRecipe(owner: string, recipe: unknown): void {
  const { params, with: change, fit } = (recipe ?? {}) as Partial<Estimator<FittedModel>>;
  if (typeof params === 'object' && typeof change === 'function' && typeof fit === 'function') return;
  throw new MixwellError(
    'invalid-param',
    `${owner}: expected a recipe, such as gmm({ components: 2 }); got ${describe(recipe)}.`,
  );
}
