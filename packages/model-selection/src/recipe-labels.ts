import { describe } from '@mixwell/core';

interface Named {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * A short name for each recipe: `gmm components=3 covariance=full`, with the options in which recipes of the same name differ.
 *
 * Recipes that would be called the same are told apart by ` #2`, ` #3`.
 */
export function recipeLabels(recipes: readonly Named[]): string[] {
  const differing = differingParams(recipes);
  const seen = new Map<string, number>();
  return recipes.map(({ name, params }) => {
    const options = (differing.get(name) ?? []).map((option) => `${option}=${paramText(params[option])}`);
    const label = [name, ...options].join(' ');
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return times === 1 ? label : `${label} #${times}`;
  });
}

/** By name, the options in which recipes of that name differ, in the order of the recipe's own. */
export function differingParams(recipes: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const differing = new Map<string, readonly string[]>();
  for (const { name, params: first } of recipes) {
    if (differing.has(name)) continue;
    const alike = recipes.filter((recipe) => recipe.name === name);
    const differs = (option: string): boolean => alike.some(({ params }) => !same(params[option], first[option]));
    differing.set(name, Object.keys(first).filter(differs));
  }
  return differing;
}

/** The value of an option in a word: `3`, `full`, `an array of 4`. */
export function paramText(value: unknown): string {
  return typeof value === 'string' ? value : describe(value);
}

/** Whether two values of options are alike, all the way down. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length && keys.every((key) => same((a as Named['params'])[key], (b as Named['params'])[key]))
  );
}
