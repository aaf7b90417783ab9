export { centerDistances } from './center-distances/reference.ts';
export { type ColumnMoments, columnMoments } from './column-moments/reference.ts';
export { type ColumnSpread, columnSpread } from './column-moments/column-spread.ts';
export { type FarthestRows, type FarthestRowsAsk, farthestRows } from './farthest-rows/reference.ts';
export { labelledMoments, weighedMoments } from './labelled-moments/reference.ts';
export {
  type DiagonalMoments,
  type MixtureMoments,
  diagonalMixtureMoments,
  mixtureMoments,
} from './mixture-moments/reference.ts';
export { mixtureLabels, mixtureLogDensity, mixtureResponsibilities } from './mixture-scores/reference.ts';
export type { ComponentMoments } from './moments.ts';
export { type NearestCenterSums, nearestCenter, squaredDistance } from './nearest-center/reference.ts';
export { packedLength, unpack } from './packed.ts';
export { type RandomMomentsAsk, randomMoments } from './random-moments/reference.ts';
export type { Scoring } from './scoring.ts';
export { candidateInertia, lowerClosest } from './seeding/reference.ts';
