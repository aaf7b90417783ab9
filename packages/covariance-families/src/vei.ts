import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { equalShape } from './equal-shape.ts';
import { diagonalMatrices, diagonalsOf } from './matrices.ts';
import { componentsOnBound } from './raise-variances.ts';
import { volumesOf } from './volumes.ts';

const diagonals = room();

/** Axis-aligned, of one shape and a volume for each component; by alternation [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkB].
 */
export const vei: CovarianceFamily = {
  name: 'VEI',
  maximize({ components, cols, weight, scatter, before }, { columns: least }) {
    const variances = equalShape(
      diagonalsOf(scatter, cols, diagonals(components * cols)),
      weight,
      volumesOf(before, cols),
      least,
    );
    return { covariances: diagonalMatrices(variances, cols), bounded: componentsOnBound(variances, least) };
  },
};
