import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { diagonalMatrices, trace } from './matrices.ts';
import { raiseVariances } from './raise-variances.ts';

const diagonals = room();

/** One variance for each component, the same in every direction: the mean of its columns' variances [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkI].
 */
export const vii: CovarianceFamily = {
  name: 'VII',
  maximize({ components, cols, weight, scatter }, { sphere }) {
    const variances = new Float64Array(components);
    for (let k = 0; k < components; k++) variances[k] = trace(scatter, k, cols) / (weight[k] * cols);
    const bounded = raiseVariances(variances, Float64Array.of(sphere));
    const all = diagonals(components * cols);
    for (let c = 0; c < all.length; c++) all[c] = variances[Math.floor(c / cols)];
    return { covariances: diagonalMatrices(all, cols), bounded };
  },
};
