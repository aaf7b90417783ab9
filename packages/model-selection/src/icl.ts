import { type DensityModel, type Matrix, type MatrixInput, MixwellError, type Rows } from '@mixwell/core';
import { log } from '@mixwell/math';
import { type Likelihood, likelihoodOf } from '@mixwell/resampling';
import { bicOf } from './bic.ts';
import { type CriterionOptions, readCriterion } from './criterion-options.ts';

/** A density that says which of its components each row came from. */
export type SoftModel = DensityModel & {
  /** The responsibility of each component for each row of `x`: rows x components. */
  predictProba(x: MatrixInput): Matrix;
};

/**
 * The integrated completed likelihood [1], smaller is better: BIC plus twice the entropy of the responsibilities.
 *
 * Where BIC counts the normal components that a density needs, ICL counts clusters that stand apart.
 *
 * @param x  any rows x features; those that the model was fitted on, to choose between models.
 * @throws MixwellError as `bic`, and `invalid-param` for a model without predictProba.
 *
 * [1] C. Biernacki, G. Celeux, G. Govaert, Assessing a mixture model for clustering with the integrated completed likelihood,
 *     IEEE Trans. Pattern Anal. Mach. Intell. 22 (2000); times -2, with responsibilities as they are, not rounded to 0 and 1.
 */
export function icl(model: SoftModel, x: MatrixInput, options: CriterionOptions = {}): number {
  const rows = readCriterion('icl', model, x, options);
  if (!hasResponsibilities(model)) {
    throw new MixwellError('invalid-param', 'icl: expected a model with predictProba, such as a mixture.');
  }
  return iclOf(likelihoodOf(model, rows), entropyOf(model, rows));
}

export function iclOf(likelihood: Likelihood, entropy: number): number {
  return bicOf(likelihood) + 2 * entropy;
}

export function hasResponsibilities(model: DensityModel): model is SoftModel {
  return typeof (model as Partial<SoftModel>).predictProba === 'function';
}

/** Weighted sum over rows of the entropy of their responsibilities, in nats; 0 ln 0 is 0. */
export function entropyOf(model: SoftModel, { matrix, weights }: Rows): number {
  const { data, rows, cols } = model.predictProba(matrix);
  let entropy = 0;
  for (let i = 0; i < rows; i++) {
    const weight = weights ? weights[i] : 1;
    for (let k = 0; k < cols; k++) {
      const share = data[i * cols + k];
      if (share > 0) entropy -= weight * share * log(share);
    }
  }
  return entropy;
}
