import type { DensityModel, MatrixInput } from '@mixwell/core';
import { type Likelihood, likelihoodOf } from '@mixwell/resampling';
import { type CriterionOptions, readCriterion } from './criterion-options.ts';

/**
 * Akaike's information criterion [1], smaller is better: -2 logL + 2 p, for p free parameters.
 *
 * @param x  any rows x features; those that the model was fitted on, to choose between models.
 * @throws MixwellError as `bic`.
 *
 * [1] H. Akaike, A new look at the statistical model identification, IEEE Trans. Autom. Control 19 (1974).
 */
export function aic(model: DensityModel, x: MatrixInput, options: CriterionOptions = {}): number {
  return aicOf(likelihoodOf(model, readCriterion('aic', model, x, options)));
}

export function aicOf({ logLikelihood, freeParameters }: Likelihood): number {
  return -2 * logLikelihood + 2 * freeParameters;
}
