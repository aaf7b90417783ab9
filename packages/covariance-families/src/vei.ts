import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { equalShape } from './equal-shape.ts';
import { diagonalMatrices, diagonalsOf } from './matrices.ts';
import { componentsOnBound } from './raise-variances.ts';
import { volumesOf } from './volumes.ts';

const [diagonals, ofComponents] = [room(), room()];

/** Axis-aligned, of one shape and a volume for each component; by alternation [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λkB].
 */
export const vei: CovarianceFamily = {
  name: 'VEI',
  maximize({ components, cols, weight, scatter, before }, { columns: least }, to) {
    const variances = diagonalsOf(scatter, cols, diagonals(components * cols));
    equalShape(variances, weight, volumesOf(before, cols, ofComponents(components)), least, variances);
    return { covariances: diagonalMatrices(variances, cols, to), bounded: componentsOnBound(variances, least) };
  },
};
