import {
  type DensityModel,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Rules,
  readOptions,
  readWeights,
  sampleWeightsRule,
  selectColumns,
} from '@mixwell/core';
import { hasDensity } from '@mixwell/resampling';

/** Options of `bic`, `aic` and `icl`. */
export interface CriterionOptions {
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
}

export const criterionRules: Rules<CriterionOptions> = { sampleWeights: sampleWeightsRule };

/** The arguments of a criterion, checked: the columns of `x` that the model needs, and the weights. */
export function readCriterion(owner: string, model: DensityModel, x: MatrixInput, options: CriterionOptions): Rows {
  if (!hasDensity(model)) {
    throw new MixwellError(
      'invalid-param',
      `${owner}: expected a model with logDensity and freeParameters, such as a mixture.`,
    );
  }
  const { sampleWeights } = readOptions(owner, criterionRules, options) as CriterionOptions;
  const matrix = selectColumns(x, model.columns, owner, model.gaps);
  return { matrix, weights: readWeights(owner, sampleWeights, matrix.rows) };
}
