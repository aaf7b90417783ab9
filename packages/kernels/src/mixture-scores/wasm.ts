import type { RowArray, RowBlock } from '@mixwell/core';
import { isMostlyFar } from '../mostly-far.ts';
import type { Scoring } from '../scoring.ts';
import { nearScratch, packScoring, packedScoringLength } from '../wasm/pack-scoring.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, carriedOut, placeFor, takeBack } from '../wasm/task.ts';
import type { RankedScoring } from './reference.ts';

/** What kernel.as.ts is asked for: its numbers for these. */
const [LABELS, LOG_DENSITY, RESPONSIBILITIES] = [0, 1, 2];
const [DIAGONAL, FULL, NEAR] = [0, 1, 2];

interface Likelihood {
  readonly logLikelihood: Float64Array;
}

type LikelihoodOnWasm = OnWasm<RankedScoring, Likelihood, { labels: Int32Array }>;
type LabelsOnWasm = OnWasm<Scoring, object, { labels: Int32Array }>;
type DensityOnWasm = OnWasm<Scoring, object, { logDensity: Float64Array }>;

export const labelledLikelihoodOnWasm: LikelihoodOnWasm = (scoring, cols) =>
  likelihoodBy(isNear(scoring))(scoring, cols);

export const mixtureLabelsOnWasm: LabelsOnWasm = (scoring, cols) => labelsBy(isNear(scoring))(scoring, cols);

export const mixtureLogDensityOnWasm: DensityOnWasm = (scoring, cols) => densityBy(isNear(scoring))(scoring, cols);

/** By one of two ways, which give the same bits. */
export const likelihoodBy =
  (near: boolean): LikelihoodOnWasm =>
  (scoring) =>
    scorer(LABELS, scoring, 1 / 2, ({ labels }) => labels, near, scoring.order);

/** By one of two ways, which give the same bits. */
export const labelsBy =
  (near: boolean): LabelsOnWasm =>
  (scoring) =>
    scorer(LABELS, scoring, 1 / 2, ({ labels }) => labels, near);

/** By one of two ways, which give the same bits. */
export const densityBy =
  (near: boolean): DensityOnWasm =>
  (scoring) =>
    scorer(LOG_DENSITY, scoring, 1, ({ logDensity }) => logDensity, near);

export const mixtureResponsibilitiesOnWasm: OnWasm<Scoring, object, { responsibilities: Float64Array }> = (scoring) =>
  scorer(RESPONSIBILITIES, scoring, scoring.components, ({ responsibilities }) => responsibilities, false);

function isNear(scoring: Scoring): boolean {
  return scoring.shape === 'full' && isMostlyFar(scoring);
}

/**
 * Writes an array of so many doubles a row. Where `near`, components that are far from most rows are left out; where there is an `order`,
 * the log-likelihood is added up.
 */
function scorer<S extends Partial<Likelihood>, A extends Record<keyof A, RowArray>>(
  what: number,
  scoring: Scoring,
  doublesARow: number,
  arrayOf: (arrays: A) => RowArray,
  near: boolean,
  order?: Int32Array,
): ((block: RowBlock, sums: S, arrays: A) => void) | undefined {
  const { shape, components, cols } = scoring;
  const form = near ? NEAR : shape === 'full' ? FULL : DIAGONAL;
  const ofScores = near
    ? ROOM * components + nearScratch(components, cols)
    : 64 * (cols + 1 + components) + 8 * (cols + 1);
  return carriedOut({
    cols,
    parts: {
      ask: packedScoringLength(scoring),
      ranks: components / 2,
      lanes: 2,
      found: ROOM * doublesARow,
      scratch: 64 * 4 + ofScores,
    },
    fill({ ask, ranks, lanes }) {
      packScoring(scoring, ask.numbers);
      if (order) ranks.integers.set(order);
      lanes.numbers.fill(0);
    },
    add({ kernels, ask, ranks, lanes, found, scratch }, rows, weights, count, sums, arrays) {
      const array = arrayOf(arrays);
      const extra = order ? [ranks.at, lanes.at] : [0, 0];
      const to = placeFor(array, found);
      kernels.mixtureScores(rows, weights, count, cols, components, form, what, ask.at, ...extra, to, scratch.at);
      takeBack(array, found, to);
      if (!sums.logLikelihood) return;
      sums.logLikelihood[0] += lanes.numbers[0] + lanes.numbers[1];
      lanes.numbers.fill(0);
    },
  });
}
