export type { KmeansInit } from './init.ts';
export { type KmeansOptions, kmeans, kmeansLloyd, kmeansRules } from './kmeans.ts';
export type { LloydResult } from './lloyd.ts';
export { type KmeansModel, kmeans1dFromJSON, kmeans1dKind, kmeansFromJSON, kmeansKind } from './model.ts';
export { type Kmeans1dOptions, kmeans1d, kmeans1dRules } from './one-dimension/kmeans-1d.ts';
export { plusPlusCenters, randomRowCenters } from './starts.ts';
