import type { Family } from './family.ts';

/** A covariance of its own for each component [1].
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 9.25.
 */
export const full: Family = {
  name: 'full',
  scoring: 'full',
  pooled: false,
  freeParameters: (components, cols) => (components * cols * (cols + 1)) / 2,
  maximize({ components, cols, weight, scatter }, regularization) {
    const size = cols * cols;
    const covariances = scatter.map((value, at) => value / weight[Math.floor(at / size)]);
    const bounded: number[] = [];
    for (let k = 0; k < components; k++) {
      if (regularization.matrix(covariances.subarray(k * size, (k + 1) * size))) bounded.push(k);
    }
    return { covariances, bounded };
  },
  admits: () => true,
};
