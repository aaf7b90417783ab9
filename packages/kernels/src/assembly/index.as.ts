/** The first address that no constant lies at. */
export function freeFrom(): usize {
  return (__heap_base + 15) & ~15;
}

export { candidateInertia } from '../candidate-inertia/kernel.as';
export { centerDistances } from '../center-distances/kernel.as';
export { columnMoments } from '../column-moments/kernel.as';
export { diagonalMixtureMoments } from '../diagonal-mixture-moments/kernel.as';
export { distanceSums } from '../distance-sums/kernel.as';
export { elkanNearestCenter } from '../elkan-nearest-center/kernel.as';
export { hamerlyNearestCenter } from '../hamerly-nearest-center/kernel.as';
export { lowerClosest } from '../lower-closest/kernel.as';
export { mixtureMoments } from '../mixture-moments/kernel.as';
export { mixtureLabels, mixtureLogDensity, mixtureResponsibilities } from '../mixture-scores/kernel.as';
export { buildGrid } from '../nearest-center/grid.as';
export { nearestCenter } from '../nearest-center/kernel.as';
