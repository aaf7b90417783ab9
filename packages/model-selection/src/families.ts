import type { Estimator, FittedModel } from '@mixwell/core';
import { sizeOf } from '@mixwell/restarts';
import { same } from './recipe-labels.ts';

/** Which recipes differ in their size only. */
export interface Families {
  /** One a recipe; alike where they differ in size only. A recipe without a size is alone. */
  readonly family: readonly number[];
  /** How many clusters or components each makes; 0 where it has no such option. */
  readonly size: readonly number[];
  /** The recipes' own order, but that within a family the smaller come first. */
  readonly order: readonly number[];
}

export function familiesOf(recipes: readonly Estimator<FittedModel>[]): Families {
  const members: number[][] = [];
  const family = recipes.map((recipe, i) => {
    const known = members.findIndex(([first]) => differInSizeOnly(recipe, recipes[first]));
    if (known >= 0) members[known].push(i);
    return known >= 0 ? known : members.push([i]) - 1;
  });
  const size = recipes.map((recipe) => sizeOf(recipe)?.size ?? 0);
  const order = [...recipes.keys()];
  for (const slots of members) {
    const bySize = [...slots].sort((a, b) => size[a] - size[b] || a - b);
    slots.forEach((slot, at) => (order[slot] = bySize[at]));
  }
  return { family, size, order };
}

function differInSizeOnly(a: Estimator<FittedModel>, b: Estimator<FittedModel>): boolean {
  const option = sizeOf(a)?.option;
  if (option === undefined || option !== sizeOf(b)?.option || a.name !== b.name) return false;
  return same({ ...a.params, [option]: 0 }, { ...b.params, [option]: 0 });
}
