import type { DensityModel, MatrixInput } from '@mixwell/core';
import { log } from '@mixwell/math';
import { type Likelihood, likelihoodOf } from '@mixwell/resampling';
import { type CriterionOptions, readCriterion } from './criterion-options.ts';

/**
 * The Bayesian information criterion [1], smaller is better: -2 logL + p ln n, for p free parameters and n rows.
 *
 * @param x  any rows x features; those that the model was fitted on, to choose between models. With sample weights, n is their sum.
 * @throws MixwellError `invalid-param` for a model without density or an unacceptable option; `invalid-input` or `shape-mismatch`
 *   for rows or weights that are not acceptable.
 *
 * [1] G. Schwarz, Estimating the dimension of a model, Ann. Stat. 6 (1978); times -2, as is usual.
 */
export function bic(model: DensityModel, x: MatrixInput, options: CriterionOptions = {}): number {
  return bicOf(likelihoodOf(model, readCriterion('bic', model, x, options)));
}

export function bicOf({ logLikelihood, freeParameters, totalWeight }: Likelihood): number {
  return -2 * logLikelihood + freeParameters * log(totalWeight);
}
