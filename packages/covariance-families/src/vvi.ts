import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { diagonalMatrices, diagonalsOf, dividedBy } from './matrices.ts';
import { raiseVariances } from './raise-variances.ts';

const diagonals = room();

/** A variance for each component and column, no covariances [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkBk].
 */
export const vvi: CovarianceFamily = {
  name: 'VVI',
  maximize({ components, cols, weight, scatter }, least, to) {
    const variances = diagonalsOf(scatter, cols, diagonals(components * cols));
    dividedBy(variances, cols, weight, variances);
    const bounded = raiseVariances(variances, least.columns);
    return { covariances: diagonalMatrices(variances, cols, to), bounded };
  },
};
