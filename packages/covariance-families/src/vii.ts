import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { diagonalMatrices, trace } from './matrices.ts';
import { raiseVariances } from './raise-variances.ts';

const [diagonals, volumes] = [room(), room()];

/** One variance for each component, the same in every direction: the mean of its columns' variances [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkI].
 */
export const vii: CovarianceFamily = {
  name: 'VII',
  maximize({ components, cols, weight, scatter }, { sphere }, to) {
    const variances = volumes(components);
    for (let k = 0; k < components; k++) variances[k] = trace(scatter, k, cols) / (weight[k] * cols);
    const bounded = raiseVariances(variances, Float64Array.of(sphere));
    const all = diagonals(components * cols);
    for (let k = 0, c = 0; k < components; k++) for (let j = 0; j < cols; j++, c++) all[c] = variances[k];
    return { covariances: diagonalMatrices(all, cols, to), bounded };
  },
};
