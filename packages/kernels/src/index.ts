export { candidateGains } from './candidate-gains/index.ts';
export { centerDistances } from './center-distances/index.ts';
export { type ColumnMoments, columnMoments } from './column-moments/index.ts';
export { type ColumnSpread, columnSpread, meanVariance, varianceOf } from './column-moments/column-spread.ts';
export { type ElkanArrays, elkanNearestCenter, elkanWidth } from './elkan-nearest-center/index.ts';
export { type FarthestRows, type FarthestRowsAsk, farthestRows } from './farthest-rows/reference.ts';
export { labelledMoments, weighedMoments } from './labelled-moments/index.ts';
export { type DiagonalMoments, diagonalMixtureMoments } from './diagonal-mixture-moments/index.ts';
export { type DistanceSums, type DistanceSumsAsk, distanceSums } from './distance-sums/index.ts';
export { type HamerlyArrays, type HamerlySums, hamerlyNearestCenter } from './hamerly-nearest-center/index.ts';
export { lowerClosest } from './lower-closest/index.ts';
export { lowerToLabel } from './lower-to-label/reference.ts';
export { type MixtureMoments, mixtureMoments } from './mixture-moments/index.ts';
export {
  type RankedScoring,
  labelledLikelihood,
  mixtureLabels,
  mixtureLogDensity,
  mixtureResponsibilities,
} from './mixture-scores/index.ts';
export type { MovedCenters } from './moved-centers.ts';
export type { ComponentMoments } from './moments.ts';
export { type NearestCenterSums, nearestCenter, squaredDistance } from './nearest-center/index.ts';
export { packedLength, unpack } from './packed.ts';
export { hire } from './pool/hire.ts';
export { type PageWorker, type ThreadFile, threadFrom } from './pool/thread.ts';
export { type RandomMomentsAsk, randomMoments } from './random-moments/reference.ts';
export { rowWeights } from './row-weights/reference.ts';
export type { Scoring } from './scoring.ts';
export { allocMatrix, house } from './wasm/house.ts';
export {
  type SingleMovesArrays,
  type SingleMovesAsk,
  bestMove,
  isWorthwhile,
  leavingGain,
  singleMoves,
} from './single-moves/reference.ts';
export { type SplitRowsAsk, type SplitRowsSums, splitRows } from './split-rows/reference.ts';
export { unitRowKernel } from './unit-rows/kernels.ts';
export { toUnit } from './unit-rows/unit-rows.ts';
export { zeroRow } from './unit-rows/zero-row.ts';
export { type Modules, type Runtime, runtime, useModules } from './wasm/runtime.ts';
