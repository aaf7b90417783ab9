import type { CovarianceFamily } from './covariance-family.ts';
import { pooledOver, repeat, sum } from './matrices.ts';
import { raiseEigenvalues } from './raise-eigenvalues.ts';
import { allComponents } from './raise-variances.ts';

/** One covariance for all components: the pooled scatter [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λDAD'].
 */
export const eee: CovarianceFamily = {
  name: 'EEE',
  maximize({ components, cols, weight, scatter }, least, to) {
    const pooled = pooledOver(scatter, cols * cols, sum(weight));
    const changed = raiseEigenvalues(pooled, least.columns);
    return { covariances: repeat(pooled, components, to), bounded: allComponents(components, changed) };
  },
};
