import type { CovarianceFamily } from './covariance-family.ts';
import { equalVolume } from './equal-volume.ts';
import { room } from '@mixwell/math';
import { diagonalMatrices, diagonalsOf } from './matrices.ts';
import { componentsOnBound } from './raise-variances.ts';

const [diagonals, own] = [room(), room()];

/** Axis-aligned, of one volume and a shape for each component [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λBk].
 */
export const evi: CovarianceFamily = {
  name: 'EVI',
  maximize({ components, cols, weight, scatter }, { columns: least }, to) {
    const along = diagonalsOf(scatter, cols, diagonals(components * cols));
    const variances = equalVolume(along, weight, least, own(along.length));
    return { covariances: diagonalMatrices(variances, cols, to), bounded: componentsOnBound(variances, least) };
  },
};
