import type { CovarianceFamily } from './covariance-family.ts';
import { equalVolume } from './equal-volume.ts';
import { room } from '@mixwell/math';
import { diagonalMatrices, diagonalsOf } from './matrices.ts';
import { componentsOnBound } from './raise-variances.ts';

const diagonals = room();

/** Axis-aligned, of one volume and a shape for each component [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λBk].
 */
export const evi: CovarianceFamily = {
  name: 'EVI',
  maximize({ components, cols, weight, scatter }, { columns: least }) {
    const variances = equalVolume(diagonalsOf(scatter, cols, diagonals(components * cols)), weight, least);
    return { covariances: diagonalMatrices(variances, cols), bounded: componentsOnBound(variances, least) };
  },
};
