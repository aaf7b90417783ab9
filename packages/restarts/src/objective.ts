import type { FitReport, Goal } from '@mixwell/core';

/** Nats a row within which two log-likelihoods are the same: ten times the change at which EM stops by default. */
const SAME_NATS_A_ROW = 1e-5;

/** Share of the better one within which two inertias are the same. */
const SAME_SHARE = 1e-6;

export function isBetter(report: FitReport, than: FitReport): boolean {
  return report.better === 'larger' ? report.objective > than.objective : report.objective < than.objective;
}

/**
 * Whether a fit came as far as the `best` of the same rows, up to what iterations leave open when they stop.
 *
 * What is maximized is taken for a log-likelihood, which has no natural zero: the difference counts in nats a row. What is
 * minimized is taken for a sum of squares: the difference counts as a share of it. So units of the data make no difference.
 */
export function agrees({ objective }: FitReport, best: FitReport): boolean {
  return Math.abs(objective - best.objective) <= slackOf(best);
}

/** How far from `best` a fit may be that came as far, in units of the objective. */
function slackOf(best: FitReport): number {
  return best.better === 'larger' ? SAME_NATS_A_ROW * best.totalWeight : SAME_SHARE * Math.abs(best.objective);
}

/** To come as far as `best`. */
export function goalOf(best: FitReport): Goal {
  return { objective: best.objective, better: best.better, slack: slackOf(best) };
}
