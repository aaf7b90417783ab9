import { room } from '@mixwell/math';
import type { CovarianceFamily } from './covariance-family.ts';
import { equalVolume } from './equal-volume.ts';
import { dividedBy, sum } from './matrices.ts';
import { fromOwnAxes, ownAxes } from './own-axes.ts';
import { inUnitsOf, isAtLeast, outOfUnits } from './raise-eigenvalues.ts';
import { componentsOnBound } from './raise-variances.ts';
import { volumesOf } from './volumes.ts';

const ofComponents = room();

/** One volume, and a shape and orientation for each component: its scatter, scaled to the mean volume [1].
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λDkAkDk'].
 */
export const evv: CovarianceFamily = {
  name: 'EVV',
  maximize({ components, cols, weight, scatter }, { columns: least }, to) {
    const size = cols * cols;
    const volumes = volumesOf(scatter, cols, ofComponents(components));
    const volume = sum(volumes) / sum(weight);
    const covariances = dividedBy(scatter, size, volumes, to);
    for (let at = 0; at < covariances.length; at++) covariances[at] *= volume;
    if (areAtLeast(covariances, least, size)) return { covariances, bounded: [] };
    // In the units of the bound the scatters' own axes stay the best, and the volumes stay equal.
    const inUnits = (all: Float64Array, units: (one: Float64Array, least: Float64Array) => Float64Array) => {
      const changed = all.slice();
      for (let k = 0; k < components; k++) {
        changed.set(units(all.slice(k * size, (k + 1) * size), least), k * size);
      }
      return changed;
    };
    const { axes, values } = ownAxes(inUnits(scatter, inUnitsOf), cols);
    const ones = new Float64Array(cols).fill(1);
    const variances = equalVolume(values, weight, ones);
    return {
      covariances: inUnits(fromOwnAxes({ axes, values: variances }, cols), outOfUnits),
      bounded: componentsOnBound(variances, ones),
    };
  },
};

function areAtLeast(covariances: Float64Array, least: Float64Array, size: number): boolean {
  for (let at = 0; at < covariances.length; at += size) if (!isAtLeast(covariances, least, at)) return false;
  return true;
}
