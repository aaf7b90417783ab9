import type { FitWarning } from '@mixwell/core';
import { warning } from './warning.ts';

/** A fall of the objective below this share of it, or of one nat, is rounding. */
const ROUNDING = 1e-9;

/** The first fall of an objective that should only rise; false where there is none. */
export function notMonotone(history: readonly number[]): FitWarning | false {
  const falls = history.map((value, at) => (at === 0 ? 0 : history[at - 1] - value));
  const at = falls.findIndex((fall, i) => fall > ROUNDING * Math.max(1, Math.abs(history[i])));
  return (
    at >= 0 &&
    warning(
      'not-monotone',
      `the objective fell in iteration ${at + 1}, by ${falls[at].toPrecision(3)}; it only climbs where "regularization" adds nothing.`,
    )
  );
}
