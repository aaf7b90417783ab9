import { type Estimator, type FittedModel, MixwellError, describe } from '@mixwell/core';
import { refuseNoRecipe } from '@mixwell/restarts';

/** For each option that varies, its values. */
export type GridValues<Options extends object> = {
  readonly [K in keyof Options]?: readonly Exclude<Options[K], undefined>[];
};

/**
 * The recipe with every combination of `values`, the last option changing fastest.
 *
 * `grid(gmm({ components: 1 }), { components: [1, 2], covariance: ['full', 'diag'] })` is 1 full, 1 diag, 2 full, 2 diag.
 *
 * @throws MixwellError `invalid-param` for what is not a list or is empty, and for options and values that the recipe refuses.
 */
export function grid<M extends FittedModel, Options extends object>(
  recipe: Estimator<M, Options>,
  values: GridValues<Options>,
): Estimator<M, Options>[] {
  refuseNoRecipe('grid', recipe);
  if (typeof values !== 'object' || values === null) {
    throw new MixwellError(
      'invalid-param',
      `grid: expected an object with a list of values for each option; got ${describe(values)}.`,
    );
  }
  const lists = Object.entries<unknown>(values).filter(([, list]) => list !== undefined);
  return lists.reduce<Estimator<M, Options>[]>(
    (recipes, [option, list]) =>
      recipes.flatMap((one) => listOf(option, list).map((value) => one.with({ [option]: value } as Partial<Options>))),
    [recipe],
  );
}

function listOf(option: string, list: unknown): readonly unknown[] {
  if (Array.isArray(list) && list.length > 0) return list;
  throw new MixwellError(
    'invalid-param',
    `grid: "${option}" must be an array of at least one value; got ${describe(list)}.`,
    { option },
  );
}
