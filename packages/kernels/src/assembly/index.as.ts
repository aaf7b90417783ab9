/** The first address that no constant lies at. */
export function freeFrom(): usize {
  return (__heap_base + 15) & ~15;
}

export { takeComponents, takeLanes } from './scatter.as';
export { candidateGains } from '../candidate-gains/kernel.as';
export { centerDistances } from '../center-distances/kernel.as';
export { columnMoments, takeColumns } from '../column-moments/kernel.as';
export { diagonalMixtureMoments } from '../diagonal-mixture-moments/kernel.as';
export { distanceSums } from '../distance-sums/kernel.as';
export { labelledMoments, takeLabelledMoments, weighedMoments } from '../labelled-moments/kernel.as';
export { elkanNearestCenter } from '../elkan-nearest-center/kernel.as';
export { hamerlyNearestCenter } from '../hamerly-nearest-center/kernel.as';
export { lowerClosest } from '../lower-closest/kernel.as';
export { mixtureMoments } from '../mixture-moments/kernel.as';
export { nearMixtureMoments } from '../mixture-moments/near.as';
export { mixtureScores } from '../mixture-scores/kernel.as';
export { buildGrid } from '../nearest-center/grid.as';
export { nearestCenter } from '../nearest-center/kernel.as';
