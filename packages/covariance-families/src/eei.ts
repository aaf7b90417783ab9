import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { diagonalMatrices, diagonalsOf, pooledOver, repeat, sum } from './matrices.ts';
import { allComponents, raiseVariances } from './raise-variances.ts';

const diagonals = room();

/** A variance for each column, the same in all components: pooled over them [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λB].
 */
export const eei: CovarianceFamily = {
  name: 'EEI',
  maximize({ components, cols, weight, scatter }, least, to) {
    const all = diagonals(components * cols);
    const pooled = pooledOver(diagonalsOf(scatter, cols, all), cols, sum(weight));
    const changed = raiseVariances(pooled, least.columns).length > 0;
    return {
      covariances: diagonalMatrices(repeat(pooled, components, all), cols, to),
      bounded: allComponents(components, changed),
    };
  },
};
