import { type FitWarning, type RowsAbout, plural } from '@mixwell/core';
import type { EigenvalueRatio } from '@mixwell/covariance-families';
import type { EmResult } from '../em.ts';
import type { Mixture } from '../mixture.ts';
import { coincidingComponents } from './coinciding-components.ts';
import { notMonotone } from './not-monotone.ts';
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
    notMonotone(history),
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
