import { readFileSync } from 'node:fs';

/** The data sets for which there are `gmm_fixed_*`, `gmm_best_*`, `kmeans_*` and `mclust_*` answers. */
export const fixedDatasets: readonly string[] = [
  'faithful',
  'galaxies',
  'iris',
  'mclust_diabetes',
  'precip',
  'quakes',
  'thyroid',
  'wine',
];

const parsed = new Map<string, unknown>();

/**
 * The answers in `fixtures/<name>.json`, as CONVENTIONS.md describes them; read once, shared, not to be written to.
 *
 * NaN and the infinities are texts there: `Number(value)` reads them.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each file has its own shape, and its test knows it
export function oracle(name: string): any {
  if (!parsed.has(name)) {
    parsed.set(name, JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')));
  }
  return parsed.get(name);
}
