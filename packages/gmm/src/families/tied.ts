import type { Family } from './family.ts';

/** One covariance for all components: the pooled scatter [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λDAD'].
 */
export const tied: Family = {
  name: 'tied',
  scoring: 'full',
  pooled: true,
  freeParameters: (_, cols) => (cols * (cols + 1)) / 2,
  maximize({ components, cols, weight, scatter }, regularization) {
    const size = cols * cols;
    const total = weight.reduce((sum, value) => sum + value, 0);
    const pooled = new Float64Array(size);
    for (let at = 0; at < scatter.length; at++) pooled[at % size] += scatter[at] / total;
    const changed = regularization.matrix(pooled);
    const covariances = new Float64Array(components * size);
    for (let k = 0; k < components; k++) covariances.set(pooled, k * size);
    return { covariances, bounded: changed ? Array.from({ length: components }, (_, k) => k) : [] };
  },
  admits: (covariance, first) => covariance.every((value, at) => value === first[at]),
};
