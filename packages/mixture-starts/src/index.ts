export {
  type GivenStart,
  type GmmStart,
  checkComponents,
  checkRows,
  givenCovariances,
  givenMeans,
  givenStartRule,
} from './given-start.ts';
export { hierarchicalParts } from './hierarchical.ts';
export { type ClusterStart, checkClusters, isClusterStart, modelStartRule, startFor } from './model-start.ts';
export type { SimpleKind } from './of-kind.ts';
export type { StartContext } from './partition.ts';
export { type StartKind, type StartParams, startKinds, startMixture } from './start.ts';
export { startFromClusters } from './start-from-clusters.ts';
export { startBesideNoise } from './start-beside-noise.ts';
