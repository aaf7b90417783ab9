export { type KmeansOptions, kmeans, kmeansLloyd, kmeansRules } from './kmeans.ts';
export type { LloydResult } from './lloyd.ts';
export { type KmeansModel, kmeansFromJSON, kmeansKind } from './model.ts';
export { plusPlusCenters, randomRowCenters } from './starts.ts';
