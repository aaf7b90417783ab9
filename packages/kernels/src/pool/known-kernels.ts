import type { SweepRequest } from '@mixwell/core';
import { candidateGains } from '../candidate-gains/index.ts';
import { centerDistances } from '../center-distances/index.ts';
import { columnMoments } from '../column-moments/index.ts';
import { diagonalMixtureMoments } from '../diagonal-mixture-moments/index.ts';
import { distanceSums } from '../distance-sums/index.ts';
import { elkanNearestCenter } from '../elkan-nearest-center/index.ts';
import { farthestRows } from '../farthest-rows/reference.ts';
import { hamerlyNearestCenter } from '../hamerly-nearest-center/index.ts';
import { labelledMoments, weighedMoments } from '../labelled-moments/index.ts';
import { lowerClosest } from '../lower-closest/index.ts';
import { gappyHardMoments, gappyMoments } from '../missing-cells/moments.ts';
import { observedMoments } from '../missing-cells/observed-spread.ts';
import { gappyFilled, gappyLabels, gappyLogDensity, gappyResponsibilities } from '../missing-cells/scores.ts';
import { lowerToLabel } from '../lower-to-label/reference.ts';
import { mixtureMoments } from '../mixture-moments/index.ts';
import {
  labelledLikelihood,
  mixtureLabels,
  mixtureLogDensity,
  mixtureResponsibilities,
} from '../mixture-scores/index.ts';
import { nearestCenter } from '../nearest-center/index.ts';
import { randomMoments } from '../random-moments/reference.ts';
import { rowWeights } from '../row-weights/reference.ts';
import { singleMoves } from '../single-moves/reference.ts';
import { splitRows } from '../split-rows/reference.ts';
import { unitRowKernels } from '../unit-rows/kernels.ts';
import { zeroRow } from '../unit-rows/zero-row.ts';

type AnyKernel = SweepRequest['kernel'];

const kernels = [
  candidateGains,
  centerDistances,
  columnMoments,
  diagonalMixtureMoments,
  distanceSums,
  elkanNearestCenter,
  farthestRows,
  gappyFilled,
  gappyHardMoments,
  gappyLabels,
  gappyLogDensity,
  gappyMoments,
  gappyResponsibilities,
  hamerlyNearestCenter,
  labelledLikelihood,
  labelledMoments,
  lowerClosest,
  lowerToLabel,
  mixtureLabels,
  mixtureLogDensity,
  mixtureMoments,
  mixtureResponsibilities,
  nearestCenter,
  observedMoments,
  randomMoments,
  rowWeights,
  singleMoves,
  splitRows,
  weighedMoments,
  zeroRow,
  ...unitRowKernels.values(),
] as unknown as readonly AnyKernel[];

/** What a worker can be asked for: a function cannot be sent to it, but a name can. */
export type KnownKernels = ReadonlyMap<string, AnyKernel>;

export const knownKernels: KnownKernels = new Map(kernels.map((kernel) => [kernel.name, kernel]));
