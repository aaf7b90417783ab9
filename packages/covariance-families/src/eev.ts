import type { CovarianceFamily } from './covariance-family.ts';
import { pooledOver, repeat, sum } from './matrices.ts';
import { fromOwnAxes, ownAxes } from './own-axes.ts';
import { allComponents, raiseVariances } from './raise-variances.ts';

/** One volume and shape, and an orientation for each component: its own axes, with variances pooled by their rank [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λDkADk'].
 */
export const eev: CovarianceFamily = {
  name: 'EEV',
  maximize({ components, cols, weight, scatter }, { axis }) {
    const { axes, values } = ownAxes(scatter, cols);
    const pooled = pooledOver(values, cols, sum(weight));
    const changed = raiseVariances(pooled, new Float64Array(cols).fill(axis)).length > 0;
    return {
      covariances: fromOwnAxes({ axes, values: repeat(pooled, components) }, cols),
      bounded: allComponents(components, changed),
    };
  },
};
