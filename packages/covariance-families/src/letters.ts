import type { Scoring } from '@mixwell/kernels';

/**
 * The fourteen families of covariances [1], with each covariance as volume x orientation x shape x orientation'.
 *
 * The letters say of volume, shape and orientation, in this order, that they are equal (E) in all components, vary (V) from one
 * to the next, or are those of the identity (I): a round shape, an orientation along the columns.
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995).
 */
export type Family = (typeof mclustFamilies)[number];

/** The letters of all families, in the order of mclust. */
export const mclustFamilies = [
  ...(['EII', 'VII', 'EEI', 'VEI', 'EVI', 'VVI'] as const),
  ...(['EEE', 'VEE', 'EVE', 'VVE', 'EEV', 'VEV', 'EVV', 'VVV'] as const),
] as const;

/** Families in which no two components share any part of their covariances. */
export const separateFamilies: readonly Family[] = ['VII', 'VVI', 'VVV'];

/** Free parameters of all covariances together. */
export function covarianceParameters(family: Family, components: number, cols: number): number {
  const [volume, shape, orientation] = family;
  const times = { E: 1, V: components, I: 0 } as Readonly<Record<string, number>>;
  return times[volume] + times[shape] * (cols - 1) + (times[orientation] * cols * (cols - 1)) / 2;
}

/** Rows that a component must answer for more than, or the family may find no regular covariance for it. */
export function rowsToExceed(family: Family, cols: number): number {
  if (family.endsWith('VV')) return cols;
  return family.startsWith('V') || family[1] === 'V' ? 1 : 0;
}

/** Which scoring the family's covariances need. */
export function scoringShape(family: Family): Scoring['shape'] {
  return family.endsWith('I') ? 'diagonal' : 'full';
}
