import type { FitStep, FittedModel, Goal } from '@mixwell/core';

/**
 * An `onIteration` that stops a fit which is not going to come as far as `goal`.
 *
 * Where steps shrink at a rate r below 1, the objective is heading for l + r / (1 - r) times the last step: Aitken's extrapolation,
 * as used to stop EM [1]. A fit is given up when that estimate, three iterations in a row, falls short of the goal by more than
 * what the estimate itself moved, and by more than a hundred times the slack.
 *
 * [1] D. Böhning, E. Dietz, R. Schaub, P. Schlattmann, B. Lindsay, The distribution of the likelihood ratio for mixtures of
 *     densities from the one-parameter exponential family, Ann. Inst. Statist. Math. 46 (1994).
 */
export function stopsHopeless(goal: Goal): (step: Pick<FitStep<FittedModel>, 'objective' | 'change'>) => boolean {
  const sign = goal.better === 'larger' ? 1 : -1;
  let lastChange = NaN;
  let lastEstimate = NaN;
  let short = 0;
  return ({ objective, change }) => {
    const rate = change / lastChange;
    const estimate = rate >= 0 && rate < 1 ? objective + (change * rate) / (1 - rate) : NaN;
    const missing = sign * (goal.objective - estimate);
    short = missing > Math.max(Math.abs(estimate - lastEstimate), 100 * goal.slack) ? short + 1 : 0;
    lastChange = change;
    lastEstimate = estimate;
    return short < 3;
  };
}
