import type { CovarianceFamily } from './covariance-family.ts';
import { equalShape } from './equal-shape.ts';
import { fromOwnAxes, ownAxes } from './own-axes.ts';
import { componentsOnBound } from './raise-variances.ts';
import { volumesOf } from './volumes.ts';

/** One shape, and a volume and orientation for each component: its own axes, with variances by alternation [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkDkADk'].
 */
export const vev: CovarianceFamily = {
  name: 'VEV',
  maximize({ cols, weight, scatter, before }, { axis }) {
    const least = new Float64Array(cols).fill(axis);
    const { axes, values } = ownAxes(scatter, cols);
    const variances = equalShape(values, weight, volumesOf(before, cols), least);
    return {
      covariances: fromOwnAxes({ axes, values: variances }, cols),
      bounded: componentsOnBound(variances, least),
    };
  },
};
