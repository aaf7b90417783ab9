import { type FitWarning, type RowsAbout, plural } from '@mixwell/core';
import type { EigenvalueRatio } from '@mixwell/covariance-families';
import type { EmResult } from '../em.ts';
import type { Mixture } from '../mixture.ts';
import { coincidingComponents } from './coinciding-components.ts';
import { spuriousComponents } from './spurious-components.ts';
import { list, warning } from './warning.ts';

/** Everything that a user should know about a fit before trusting it; `degenerate` is what `degenerateColumns` found. */
export function warningsOf(
  mixture: Mixture,
  { stop, history, bounded, empty }: Omit<EmResult, 'mixture'>,
  { eigenvalueRatio }: { readonly eigenvalueRatio: EigenvalueRatio },
  about: RowsAbout,
  degenerate: FitWarning | false,
): FitWarning[] {
  const warnings = [
    stop === 'max-iterations' &&
      warning('not-converged', `EM still climbed after ${plural(history.length, 'iteration')}; raise "maxIterations".`),
    fallen(history),
    degenerate,
    bounded.length > 0 &&
      warning(
        'regularized',
        `${list('component', bounded)} would ${
          eigenvalueRatio === 'none'
            ? 'be narrower than the bound of "regularization" allows'
            : 'leave the bound of "eigenvalueRatio" or "regularization"'
        }.`,
      ),
    empty.length > 0 &&
      warning(
        'empty-component',
        `No row belongs to ${list('component', empty)}; start closer to the rows, or ask for fewer.`,
      ),
    coincidingComponents(mixture),
    spuriousComponents(mixture, about),
  ];
  return warnings.filter((found) => found !== false);
}

/** A fall of the objective below this share of it, or of one nat, is rounding. */
const ROUNDING = 1e-9;

function fallen(history: readonly number[]): FitWarning | false {
  const falls = history.map((value, at) => (at === 0 ? 0 : history[at - 1] - value));
  const at = falls.findIndex((fall, i) => fall > ROUNDING * Math.max(1, Math.abs(history[i])));
  return (
    at >= 0 &&
    warning(
      'not-monotone',
      `the objective fell in iteration ${at + 1}, by ${falls[at].toPrecision(3)}; EM only climbs where "regularization" adds nothing.`,
    )
  );
}
