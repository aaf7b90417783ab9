import type { CovarianceFamily } from './covariance-family.ts';
import { diagonalMatrices, diagonalsOf, dividedBy } from './matrices.ts';
import { raiseVariances } from './raise-variances.ts';

/** A variance for each component and column, no covariances [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkBk].
 */
export const vvi: CovarianceFamily = {
  name: 'VVI',
  maximize({ cols, weight, scatter }, least) {
    const variances = dividedBy(diagonalsOf(scatter, cols), cols, weight);
    const bounded = raiseVariances(variances, least.columns);
    return { covariances: diagonalMatrices(variances, cols), bounded };
  },
};
