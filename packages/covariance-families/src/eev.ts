import type { CovarianceFamily } from './covariance-family.ts';
import { pooledOver, repeat, sum } from './matrices.ts';
import { fromOwnAxes, ownAxes, passingAxes } from './own-axes.ts';
import { allComponents, raiseVariances } from './raise-variances.ts';

/** One volume and shape, and an orientation for each component: its own axes, with variances pooled by their rank [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λDkADk'].
 */
export const eev: CovarianceFamily = {
  name: 'EEV',
  maximize({ components, cols, weight, scatter }, { axis }, to) {
    const own = ownAxes(scatter, cols, passingAxes(components, cols));
    const pooled = pooledOver(own.values, cols, sum(weight));
    const changed = raiseVariances(pooled, new Float64Array(cols).fill(axis)).length > 0;
    repeat(pooled, components, own.values);
    return { covariances: fromOwnAxes(own, cols, to), bounded: allComponents(components, changed) };
  },
};
