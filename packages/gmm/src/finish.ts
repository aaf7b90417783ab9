import { type Fit, type FitWarning, type RowsAbout, fitReport } from '@mixwell/core';
import { type EmResult, type RowsView, canonical, ranked, warningsOf } from '@mixwell/mixtures';
import { aitken } from './aitken.ts';
import { type GmmModel, gmmModel } from './model.ts';
import type { GmmRecipe } from './options.ts';

/** The model of what EM reached; `degenerate` is what `degenerateColumns` found. */
export function* finish(
  result: EmResult,
  params: GmmRecipe,
  about: RowsAbout,
  view: RowsView,
  degenerate: FitWarning | false,
): Fit<GmmModel> {
  const { mixture, rank, order } = canonical(result.mixture);
  const { stop, history } = result;
  const isHard = params.assignment === 'hard';
  const hasPrior = params.prior !== 'none';
  const name = hasPrior ? 'logPosterior' : 'logLikelihood';
  const told = { stop, history, bounded: ranked(result.bounded, rank), empty: ranked(result.empty, rank) };
  const report = fitReport(about, {
    objectiveName: isHard ? `classificationL${name.slice(1)}` : name,
    better: 'larger',
    history,
    stop,
    warnings: warningsOf(mixture, told, params, about, degenerate),
    // Classification EM ends after finitely many steps: it has no rate.
    aitken: isHard ? undefined : aitken(history),
  });
  const logLikelihood = isHard || hasPrior ? yield* view.logLikelihood(mixture) : report.objective;
  const labels = result.labels ?? (yield* view.labels(mixture));
  const identity = { name: 'gmm', params: Object.freeze({ ...params }), columns: about.columns };
  return gmmModel(identity, report, { mixture, startIndex: order, labels, logLikelihood });
}
