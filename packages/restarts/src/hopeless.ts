import type { FitReport, FitStep, FittedModel } from '@mixwell/core';
import { slackOf } from './objective.ts';

/**
 * An `onIteration` that stops a start which is not going to come as far as `best`.
 *
 * Where steps shrink at a rate r below 1, the objective is heading for l + r / (1 - r) times the last step: Aitken's extrapolation,
 * as used to stop EM [1]. A start is given up when that estimate, three iterations in a row, falls short of the best by more than
 * what the estimate itself moved, and by more than a hundred times what counts as agreement.
 *
 * [1] D. Böhning, E. Dietz, R. Schaub, P. Schlattmann, B. Lindsay, The distribution of the likelihood ratio for mixtures of
 *     densities from the one-parameter exponential family, Ann. Inst. Statist. Math. 46 (1994).
 */
export function stopsHopeless(best: FitReport): (step: FitStep<FittedModel>) => boolean {
  const sign = best.better === 'larger' ? 1 : -1;
  let lastChange = NaN;
  let lastEstimate = NaN;
  let short = 0;
  return ({ objective, change }) => {
    const rate = change / lastChange;
    const estimate = rate >= 0 && rate < 1 ? objective + (change * rate) / (1 - rate) : NaN;
    const missing = sign * (best.objective - estimate);
    short = missing > Math.max(Math.abs(estimate - lastEstimate), 100 * slackOf(best)) ? short + 1 : 0;
    lastChange = change;
    lastEstimate = estimate;
    return short < 3;
  };
}
