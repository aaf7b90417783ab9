import { room } from '@mixwell/math';
import { commonAxes, fromCommonAxes } from './common-axes.ts';
import type { CovarianceFamily } from './covariance-family.ts';
import { equalVolume } from './equal-volume.ts';
import { componentsOnBound } from './raise-variances.ts';
import { sharedAxes } from './shared-axes.ts';

const [bounds, own] = [room(), room()];

/** One volume and orientation, and a shape for each component; by turns of pairs of axes [1][2].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λDAkD'].
 * [2] R. P. Browne, P. D. McNicholas, Estimating common principal components in high dimensions, Adv. Data Anal. Classif. 8
 *     (2014).
 */
export const eve: CovarianceFamily = {
  name: 'EVE',
  maximize(moments, { axis }, to) {
    const { cols, weight, before } = moments;
    const least = bounds(cols).fill(axis);
    const { axes, variances } = commonAxes(moments, sharedAxes(before, cols), (along) =>
      equalVolume(along, weight, least, own(along.length)),
    );
    return { covariances: fromCommonAxes(axes, variances, to), bounded: componentsOnBound(variances, least) };
  },
};
