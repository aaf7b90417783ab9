import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { equalShape } from './equal-shape.ts';
import { fromOwnAxes, ownAxes, passingAxes } from './own-axes.ts';
import { componentsOnBound } from './raise-variances.ts';
import { volumesOf } from './volumes.ts';

const [bounds, ofComponents] = [room(), room()];

/** One shape, and a volume and orientation for each component: its own axes, with variances by alternation [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkDkADk'].
 */
export const vev: CovarianceFamily = {
  name: 'VEV',
  maximize({ components, cols, weight, scatter, before }, { axis }, to) {
    const least = bounds(cols).fill(axis);
    const own = ownAxes(scatter, cols, passingAxes(components, cols));
    equalShape(own.values, weight, volumesOf(before, cols, ofComponents(components)), least, own.values);
    return { covariances: fromOwnAxes(own, cols, to), bounded: componentsOnBound(own.values, least) };
  },
};
