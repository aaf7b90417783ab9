import { type ClusterModel, type FittedModel, type Rows, hasMissingCells, isMixwellError } from '@mixwell/core';
import { silhouetteSteps } from '@mixwell/metrics';
import { hasDensity, likelihoodOf, noDensity } from '@mixwell/resampling';
import { type Pauses, paused } from '@mixwell/restarts';
import { aicOf } from './aic.ts';
import { bicOf } from './bic.ts';
import { entropyOf, hasResponsibilities, iclOf } from './icl.ts';

export type Criterion = 'bic' | 'aic' | 'icl' | 'silhouette' | 'crossValidatedLogLikelihood';

/** Whether the smaller or the larger value of a criterion is the better. */
export const betterBy: Readonly<Record<Criterion, 'smaller' | 'larger'>> = {
  bic: 'smaller',
  aic: 'smaller',
  icl: 'smaller',
  silhouette: 'larger',
  crossValidatedLogLikelihood: 'larger',
};

/** What there is to choose a model by; null for what a model does not have, or was not asked for. */
export interface Criteria extends Readonly<Record<Criterion, number | null>> {
  /** Total over the rows, natural log. */
  readonly logLikelihood: number | null;
  readonly freeParameters: number | null;
}

/** Why a model does not have a criterion. */
export type Missing = Readonly<Partial<Record<Criterion, string>>>;

/** The criteria that `model` has by itself, over its training rows; the silhouette only where asked for. */
export function* criteriaOf(
  model: FittedModel,
  rows: Rows,
  options: { silhouette: boolean; signal?: AbortSignal },
): Pauses<{ criteria: Omit<Criteria, 'crossValidatedLogLikelihood'>; missing: Missing }> {
  const information = informationOf(model, rows);
  const separation = options.silhouette ? yield* silhouetteOf(model, rows, options.signal) : { silhouette: null };
  return {
    criteria: { ...information.criteria, silhouette: separation.silhouette },
    missing: { ...information.missing, ...('why' in separation && { silhouette: separation.why }) },
  };
}

type Information = Omit<Criteria, 'silhouette' | 'crossValidatedLogLikelihood'>;

function informationOf(model: FittedModel, rows: Rows): { criteria: Information; missing: Missing } {
  if (!hasDensity(model)) {
    const why = noDensity(model);
    const criteria = { logLikelihood: null, freeParameters: null, bic: null, aic: null, icl: null };
    return { criteria, missing: { bic: why, aic: why, icl: why } };
  }
  const likelihood = likelihoodOf(model, rows);
  const { logLikelihood, freeParameters } = likelihood;
  const criteria = { logLikelihood, freeParameters, bic: bicOf(likelihood), aic: aicOf(likelihood) };
  return hasResponsibilities(model)
    ? { criteria: { ...criteria, icl: iclOf(likelihood, entropyOf(model, rows)) }, missing: {} }
    : { criteria: { ...criteria, icl: null }, missing: { icl: `a ${model.name} model has no responsibilities` } };
}

function* silhouetteOf(
  model: FittedModel,
  { matrix, weights }: Rows,
  signal: AbortSignal | undefined,
): Pauses<{ silhouette: number } | { silhouette: null; why: string }> {
  const { labels } = model as Partial<ClusterModel>;
  if (labels === undefined) return { silhouette: null, why: `a ${model.name} model has no labels` };
  if (hasMissingCells(matrix)) return { silhouette: null, why: 'rows with missing cells have no distances' };
  try {
    const steps = silhouetteSteps(matrix, labels, { signal, sampleWeights: weights ?? undefined });
    return { silhouette: yield* paused(steps) };
  } catch (error) {
    if (isMixwellError(error, 'degenerate')) return { silhouette: null, why: error.message };
    throw error;
  }
}
