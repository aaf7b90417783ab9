/** The first address that no constant lies at. */
export function freeFrom(): usize {
  return (__heap_base + 15) & ~15;
}

export { diagonalMixtureMoments } from '../diagonal-mixture-moments/kernel.as';
export { mixtureMoments } from '../mixture-moments/kernel.as';
export { nearestCenter } from '../nearest-center/kernel.as';
