import type { CovarianceFamily } from './covariance-family.ts';
import { equalVolume } from './equal-volume.ts';
import { diagonalMatrices, diagonalsOf } from './matrices.ts';
import { componentsOnBound } from './raise-variances.ts';

/** Axis-aligned, of one volume and a shape for each component [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λBk].
 */
export const evi: CovarianceFamily = {
  name: 'EVI',
  maximize({ cols, weight, scatter }, { columns: least }) {
    const variances = equalVolume(diagonalsOf(scatter, cols), weight, least);
    return { covariances: diagonalMatrices(variances, cols), bounded: componentsOnBound(variances, least) };
  },
};
