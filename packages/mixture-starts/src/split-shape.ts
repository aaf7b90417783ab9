import type { Family } from '@mixwell/covariance-families';

/** How the covariance of a part follows its rows: not at all, as a sphere, along the columns, or in full. */
export type SplitShape = 'held' | 'round' | 'diagonal' | 'full';

/** The shape in which parts of a component of this family are weighed; where all share one covariance, it stays. */
export function splitShape(family: Family): SplitShape {
  if (family === 'EII' || family === 'EEI' || family === 'EEE') return 'held';
  if (family === 'VII') return 'round';
  return family.endsWith('I') ? 'diagonal' : 'full';
}
