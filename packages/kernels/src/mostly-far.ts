import { LEAST_SHARE } from './responsibilities.ts';
import { type Scoring, HALF_LOG2_E, binaryConstants } from './scoring.ts';

/** Columns that it looks at: as many as the kernel looks at before it gives up on a component. */
const COLUMNS = 8;
/** Standard deviations that a row may be nearer to another component than its own mean is. */
const SLACK = 2;

/**
 * Whether so few components are near a row that finding those costs less than scoring all of them: an estimate, which no bit depends on.
 *
 * It looks from each mean at every component, as if the rows were there.
 *
 * Cost: O(components^2).
 */
export function isMostlyFar(scoring: Scoring): boolean {
  const { cols } = scoring;
  // What the search costs, measured, is a smaller share of the whole the more columns there are.
  return cols > 4 && nearShare(scoring) < 0.75 - 3 / cols;
}

/** The share of components that are near the mean of a component that has rows, itself included. */
function nearShare(scoring: Scoring): number {
  const { components, cols } = scoring;
  const constants = binaryConstants(scoring);
  let near = 0;
  let all = 0;
  for (let l = 0; l < components; l++) {
    if (constants[l] === -Infinity) continue;
    const least = constants[l] - HALF_LOG2_E * cols + LEAST_SHARE;
    for (let k = 0; k < components; k++, all++) {
      const distance = Math.max(0, distanceOf(scoring, k, l) - SLACK);
      if (k === l || constants[k] - HALF_LOG2_E * distance * distance >= least) near++;
    }
  }
  return near / all;
}

/** How far the mean of `l` is from that of `k`, in standard deviations of the latter, in the first columns. */
function distanceOf({ cols, means, whitening }: Scoring, k: number, l: number): number {
  let square = 0;
  for (let i = 0; i < Math.min(cols, COLUMNS); i++) {
    let y = 0;
    for (let j = 0; j <= i; j++)
      y += whitening[(k * cols + i) * cols + j] * (means[l * cols + j] - means[k * cols + j]);
    square += y * y;
  }
  return Math.sqrt(square);
}
