// The kernels that gain by relaxed SIMD, and whose bits do not depend on it: for engines that know it, in place of those in index.as.ts.
// None of them may read a constant from memory, where those of index.as.ts lie.
export { candidateGains } from '../candidate-gains/kernel.as';
export { hamerlyNearestCenter } from '../hamerly-nearest-center/kernel.as';
export { nearestCenter } from '../nearest-center/kernel.as';
