import { type Family, diagonalOf, isDiagonal, setDiagonal } from './family.ts';

/** One variance for each component, the same in every direction: the mean of its columns' variances [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkI].
 */
export const spherical: Family = {
  name: 'spherical',
  scoring: 'diagonal',
  pooled: false,
  freeParameters: (components) => components,
  maximize({ components, cols, weight, scatter }, regularization) {
    const covariances = new Float64Array(scatter.length);
    const bounded: number[] = [];
    for (let k = 0; k < components; k++) {
      const trace = diagonalOf(scatter, k, cols).reduce((sum, value) => sum + value, 0);
      const { variance, changed } = regularization.sphere(trace / (weight[k] * cols));
      if (changed) bounded.push(k);
      setDiagonal(covariances, k, new Float64Array(cols).fill(variance));
    }
    return { covariances, bounded };
  },
  admits: (covariance) =>
    isDiagonal(covariance) && new Set(diagonalOf(covariance, 0, Math.sqrt(covariance.length))).size === 1,
};
