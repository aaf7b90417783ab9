import { commonAxes, fromCommonAxes } from './common-axes.ts';
import type { CovarianceFamily } from './covariance-family.ts';
import { dividedBy } from './matrices.ts';
import { componentsOnBound } from './raise-variances.ts';
import { sharedAxes } from './shared-axes.ts';

/** One orientation, and a volume and shape for each component: common principal components; by turns of pairs of axes [1][2].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkDAkD'].
 * [2] R. P. Browne, P. D. McNicholas, Estimating common principal components in high dimensions, Adv. Data Anal. Classif. 8
 *     (2014).
 */
export const vve: CovarianceFamily = {
  name: 'VVE',
  maximize(moments, { axis }) {
    const { cols, weight, before } = moments;
    const { axes, variances } = commonAxes(moments, sharedAxes(before, cols), (along) => {
      const own = dividedBy(along, cols, weight);
      for (let c = 0; c < own.length; c++) own[c] = Math.max(own[c], axis);
      return own;
    });
    const bounded = componentsOnBound(variances, new Float64Array(cols).fill(axis));
    return { covariances: fromCommonAxes(axes, variances), bounded };
  },
};
