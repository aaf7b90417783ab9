import type { CovarianceFamily } from './covariance-family.ts';
import { diagonalMatrices, diagonalOf, sum } from './matrices.ts';
import { raiseVariances } from './raise-variances.ts';

/** One variance for each component, the same in every direction: the mean of its columns' variances [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkI].
 */
export const vii: CovarianceFamily = {
  name: 'VII',
  maximize({ components, cols, weight, scatter }, { sphere }) {
    const variances = weight.map((own, k) => sum(diagonalOf(scatter, k, cols)) / (own * cols));
    const bounded = raiseVariances(variances, Float64Array.of(sphere));
    const all = Float64Array.from({ length: components * cols }, (_, c) => variances[Math.floor(c / cols)]);
    return { covariances: diagonalMatrices(all, cols), bounded };
  },
};
