import { MixwellError, type RowsAbout, plural } from '@mixwell/core';
import { admits, diagonalMatrices, families } from '@mixwell/covariance-families';
import type { ColumnSpread } from '@mixwell/kernels';
import { choleskyFactor, log } from '@mixwell/math';
import { isScorable } from '@mixwell/mixtures';
import type { BayesianGmmParams, WeightPrior } from './options.ts';
import type { PrecisionShape } from './precision-shape.ts';

/** What is held of the parameters before the rows are seen: weights, and one Gaussian-Wishart distribution for every component. */
export interface Prior {
  readonly weights: WeightPrior;
  readonly concentration: number;
  /** cols. */
  readonly mean: Float64Array;
  readonly meanPrecision: number;
  readonly degreesOfFreedom: number;
  /** cols x cols: the inverse of the Wishart distribution's scale, so a scatter, not a covariance. */
  readonly scale: Float64Array;
  /** Its lower Cholesky factor. */
  readonly root: Float64Array;
  readonly logDeterminant: number;
}

/**
 * The prior that `params` ask for over columns of this spread.
 *
 * @param covariance  of the rows, of the family's shape, wide enough: cols x cols.
 * @throws MixwellError `shape-mismatch` or `invalid-param` where an option does not fit the columns; `not-positive-definite` where
 *   the covariance of the rows is singular and nothing keeps it from being the prior.
 */
export function priorOf(
  params: BayesianGmmParams,
  shape: PrecisionShape,
  { columns, cols }: Pick<RowsAbout, 'columns' | 'cols'>,
  { mean }: ColumnSpread,
  covariance: Float64Array,
): Prior {
  const { weightConcentration, meanPrior, degreesOfFreedom: freedom } = params;
  const degreesOfFreedom = freedom === 'auto' ? cols : freedom;
  if (degreesOfFreedom <= shape.least(cols)) {
    refuse(
      'degreesOfFreedom',
      `must be above ${shape.least(cols)} for ${plural(cols, 'column')}; got ${degreesOfFreedom}`,
    );
  }
  if (meanPrior !== 'auto' && meanPrior.length !== cols) {
    refuse('meanPrior', `must have one number a column, ${cols} in all; got ${meanPrior.length}`, 'shape-mismatch');
  }
  const scale = givenScale(params, cols) ?? covariance;
  if (!isScorable({ components: 1, cols, weights: Float64Array.of(1), means: mean, covariances: scale }, 'full')) {
    if (params.covariancePrior !== 'auto') refuse('covariancePrior', 'must be positive definite');
    throw new MixwellError(
      'not-positive-definite',
      `bayesianGmm: the covariance of the rows is singular, so it can be no prior; use "regularization: 'auto'", or give "covariancePrior".`,
      { columns },
    );
  }
  const root = scale.slice();
  choleskyFactor(root, cols);
  let logDeterminant = 0;
  for (let j = 0; j < cols; j++) logDeterminant += 2 * log(root[j * cols + j]);
  return {
    weights: params.weightPrior,
    concentration: weightConcentration === 'auto' ? 1 / params.components : weightConcentration,
    mean: meanPrior === 'auto' ? mean : meanPrior,
    meanPrecision: params.meanPrecision,
    degreesOfFreedom,
    scale,
    root,
    logDeterminant,
  };
}

/** The scale that "covariancePrior" gives: cols x cols; undefined where it is to be the covariance of the rows. */
function givenScale({ covariancePrior: given, covariance }: BayesianGmmParams, cols: number): Float64Array | undefined {
  if (given === 'auto') return undefined;
  if (typeof given === 'number') return diagonalMatrices(new Float64Array(cols).fill(given), cols);
  const { data, rows } = given;
  const isVector = given.cols === 1 && rows === cols;
  if (!isVector && (rows !== cols || given.cols !== cols)) {
    refuse(
      'covariancePrior',
      `must be a number, ${plural(cols, 'number')}, or a ${cols} x ${cols} matrix; got ${rows} x ${given.cols}`,
      'shape-mismatch',
    );
  }
  const scale = isVector ? diagonalMatrices(data, cols) : data;
  for (let at = 0; at < scale.length; at++) {
    const mirrored = scale[(at % cols) * cols + Math.floor(at / cols)];
    if (Math.abs(scale[at] - mirrored) > 1e-10 * Math.abs(mirrored)) refuse('covariancePrior', 'must be symmetric');
  }
  if (!admits(families[covariance].name, scale, [], cols)) {
    refuse('covariancePrior', `does not have the shape '${covariance}'`);
  }
  return scale;
}

function refuse(option: string, what: string, code: 'invalid-param' | 'shape-mismatch' = 'invalid-param'): never {
  throw new MixwellError(code, `bayesianGmm: "${option}" ${what}.`, { option });
}
