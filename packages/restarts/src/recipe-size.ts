import { type Estimator, type FittedModel, MixwellError } from '@mixwell/core';

/** The option that says how many clusters or components a recipe makes, and its value; null where there is none. */
export function sizeOf({ params }: Pick<Estimator<FittedModel>, 'params'>): { option: string; size: number } | null {
  const option = ['components', 'clusters'].find((name) => typeof params[name] === 'number');
  return option === undefined ? null : { option, size: params[option] as number };
}

/** `recipe` at each of `sizes`. @throws MixwellError `invalid-param` for a recipe without an option "clusters" or "components". */
export function recipesOfSizes<M extends FittedModel>(
  owner: string,
  recipe: Estimator<M>,
  sizes: readonly number[],
): Estimator<M>[] {
  const own = sizeOf(recipe);
  if (own) return sizes.map((size) => recipe.with({ [own.option]: size }));
  throw new MixwellError('invalid-param', `${owner}: expected a recipe with an option "clusters" or "components".`);
}
