import type { FitReport } from '@mixwell/core';

/**
 * Where an objective that still climbs is heading, from its last two steps [1][2]: with a the ratio of the last step to the one
 * before, the steps to come add to about step x a / (1 - a).
 *
 * Undefined where the path is too short for an estimate, has fallen, or does not slow down.
 *
 * @param history  the objective after each iteration.
 *
 * [1] D. Böhning, E. Dietz, R. Schaub, P. Schlattmann, B. G. Lindsay, The distribution of the likelihood ratio for mixtures of
 *     densities from the one-parameter exponential family, Ann. Inst. Stat. Math. 46 (1994).
 * [2] G. McLachlan, T. Krishnan, The EM Algorithm and Extensions (2008), section 4.9.
 */
export function aitken(history: readonly number[]): FitReport['aitken'] {
  if (history.length < 3) return undefined;
  const [first, middle, last] = history.slice(-3);
  const step = last - middle;
  const rate = step === 0 ? 0 : step / (middle - first);
  if (step < 0 || !(rate >= 0 && rate < 1)) return undefined;
  const distance = (step * rate) / (1 - rate);
  return { limit: last + distance, distance };
}
