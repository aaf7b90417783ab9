import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { diagonalMatrices, diagonalsOf, sum } from './matrices.ts';
import { allComponents } from './raise-variances.ts';

const diagonals = room();

/** One variance for all components and directions: the mean over both [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λI].
 */
export const eii: CovarianceFamily = {
  name: 'EII',
  maximize({ components, cols, weight, scatter }, { sphere }, to) {
    const variance = sum(diagonalsOf(scatter, cols, diagonals(components * cols))) / (sum(weight) * cols);
    const all = diagonals(components * cols).fill(Math.max(variance, sphere));
    const covariances = diagonalMatrices(all, cols, to);
    return { covariances, bounded: allComponents(components, variance < sphere) };
  },
};
