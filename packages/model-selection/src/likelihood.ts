import {
  type DensityModel,
  type FittedModel,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Rules,
  readOptions,
  readWeights,
  selectColumns,
} from '@mixwell/core';
import { weightsRule } from './rules.ts';

/** Options of `bic`, `aic` and `icl`. */
export interface CriterionOptions {
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
}

export const criterionRules: Rules<CriterionOptions> = { sampleWeights: weightsRule };

/** What information criteria weigh against each other. */
export interface Likelihood {
  /** Sum over rows of sample weight times log-density, natural log. */
  readonly logLikelihood: number;
  readonly freeParameters: number;
  /** Sum of the sample weights; the number of rows where there are none. */
  readonly totalWeight: number;
}

/** The arguments of a criterion, checked: the columns of `x` that the model needs, and the weights. */
export function readCriterion(owner: string, model: DensityModel, x: MatrixInput, options: CriterionOptions): Rows {
  if (!hasDensity(model)) {
    throw new MixwellError(
      'invalid-param',
      `${owner}: expected a model with logDensity and freeParameters, such as a mixture.`,
    );
  }
  const { sampleWeights } = readOptions(owner, criterionRules, options) as CriterionOptions;
  const matrix = selectColumns(x, model.columns, owner);
  return { matrix, weights: readWeights(owner, sampleWeights, matrix.rows) };
}

export function hasDensity(model: FittedModel): model is DensityModel {
  const { logDensity, freeParameters } = (model ?? {}) as Partial<DensityModel>;
  return typeof logDensity === 'function' && typeof freeParameters === 'number';
}

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
