import { type Family, diagonalOf, isDiagonal, setDiagonal } from './family.ts';

/** A variance for each component and column, no covariances [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkBk].
 */
export const diag: Family = {
  name: 'diag',
  scoring: 'diagonal',
  pooled: false,
  freeParameters: (components, cols) => components * cols,
  maximize({ components, cols, weight, scatter }, regularization) {
    const covariances = new Float64Array(scatter.length);
    const bounded: number[] = [];
    for (let k = 0; k < components; k++) {
      const variances = diagonalOf(scatter, k, cols).map((value) => value / weight[k]);
      if (regularization.diagonal(variances)) bounded.push(k);
      setDiagonal(covariances, k, variances);
    }
    return { covariances, bounded };
  },
  admits: isDiagonal,
};
