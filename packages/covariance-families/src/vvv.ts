import type { CovarianceFamily } from './covariance-family.ts';
import { dividedBy } from './matrices.ts';
import { raiseEigenvalues } from './raise-eigenvalues.ts';

/** A covariance of its own for each component [1].
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 9.25.
 */
export const vvv: CovarianceFamily = {
  name: 'VVV',
  maximize({ components, cols, weight, scatter }, least, to) {
    const size = cols * cols;
    const covariances = dividedBy(scatter, size, weight, to);
    const bounded: number[] = [];
    for (let k = 0; k < components; k++) {
      if (raiseEigenvalues(covariances, least.columns, k * size)) bounded.push(k);
    }
    return { covariances, bounded };
  },
};
