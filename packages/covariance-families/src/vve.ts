import { room } from '@mixwell/math';
import { commonAxes, fromCommonAxes } from './common-axes.ts';
import type { CovarianceFamily } from './covariance-family.ts';
import { dividedBy } from './matrices.ts';
import { componentsOnBound } from './raise-variances.ts';
import { sharedAxes } from './shared-axes.ts';

const bounds = room();

/** One orientation, and a volume and shape for each component: common principal components; by turns of pairs of axes [1][2].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkDAkD'].
 * [2] R. P. Browne, P. D. McNicholas, Estimating common principal components in high dimensions, Adv. Data Anal. Classif. 8
 *     (2014).
 */
export const vve: CovarianceFamily = {
  name: 'VVE',
  maximize(moments, { axis }, to) {
    const { cols, weight, before } = moments;
    const { axes, variances } = commonAxes(moments, sharedAxes(before, cols), (along) => {
      dividedBy(along, cols, weight, along);
      for (let c = 0; c < along.length; c++) along[c] = Math.max(along[c], axis);
      return along;
    });
    const bounded = componentsOnBound(variances, bounds(cols).fill(axis));
    return { covariances: fromCommonAxes(axes, variances, to), bounded };
  },
};
