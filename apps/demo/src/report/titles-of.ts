import type { Observations } from '../data/observations.ts';

/** The name of each feature with its unit. */
export function titlesOf({ x, units }: Observations): string[] {
  return x.columns.map((name, j) => (units[j] === '' ? name : `${name} (${units[j]})`));
}
