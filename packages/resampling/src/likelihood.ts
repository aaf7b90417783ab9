import type { DensityModel, FittedModel, Rows } from '@mixwell/core';

/** How likely rows are under a model, and what information criteria weigh against that. */
export interface Likelihood {
  /** Sum over rows of sample weight times log-density, natural log. */
  readonly logLikelihood: number;
  readonly freeParameters: number;
  /** Sum of the sample weights; the number of rows where there are none. */
  readonly totalWeight: number;
}

/** Whether a model has a density, so that rows have a likelihood under it. */
export function hasDensity(model: FittedModel): model is DensityModel {
  const { logDensity, freeParameters } = (model ?? {}) as Partial<DensityModel>;
  return typeof logDensity === 'function' && typeof freeParameters === 'number';
}

/** Why a model without a density has no likelihood. */
export function noDensity({ name }: FittedModel): string {
  return `a ${name} model has no density, so no likelihood`;
}

/** The likelihood of rows, which are in the order of the model's columns. */
export function likelihoodOf(model: DensityModel, { matrix, weights }: Rows): Likelihood {
  const logDensity = model.logDensity(matrix);
  let logLikelihood = 0;
  let totalWeight = 0;
  for (let i = 0; i < matrix.rows; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight === 0) continue;
    logLikelihood += weight * logDensity[i];
    totalWeight += weight;
  }
  return { logLikelihood, freeParameters: model.freeParameters, totalWeight };
}
