import { isMostlyFar } from '../mostly-far.ts';
import { packedLength } from '../packed.ts';
import type { Scoring } from '../scoring.ts';
import { addTotals } from '../wasm/add-totals.ts';
import { componentLanes } from '../wasm/lanes.ts';
import { nearScratch, packScoring, packedScoringLength } from '../wasm/pack-scoring.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, carriedOut } from '../wasm/task.ts';
import type { MixtureMoments } from './reference.ts';

type MomentsOnWasm = OnWasm<Scoring, MixtureMoments, object>;

export const mixtureMomentsOnWasm: MomentsOnWasm = (scoring, cols) =>
  momentsBy(isMostlyFar(scoring) ? 'nearMixtureMoments' : 'mixtureMoments')(scoring, cols);

/** By one of two kernels, which give the same bits; how each lays out its memory is told there. */
export const momentsBy =
  (name: 'mixtureMoments' | 'nearMixtureMoments'): MomentsOnWasm =>
  (scoring) => {
    const { shape, components, cols } = scoring;
    if (shape !== 'full') return undefined;
    return carriedOut({
      cols,
      parts: {
        ask: packedScoringLength(scoring),
        lanes: 2 * (1 + components * componentLanes(cols)),
        totals: 1 + components * (1 + cols + packedLength(cols)),
        scratch: name === 'mixtureMoments' ? tileScratch(scoring) : blockScratch(scoring),
      },
      fill({ ask, lanes }) {
        packScoring(scoring, ask.numbers);
        lanes.numbers.fill(0);
      },
      add({ kernels, ask, lanes, totals, scratch }, rows, weights, count, sums) {
        kernels[name](rows, weights, count, cols, components, ask.at, lanes.at, scratch.at);
        kernels.takeLanes(lanes.at, 1, totals.at);
        kernels.takeComponents(lanes.at + 16, cols, components, totals.at + 8);
        addTotals(totals, sums.logLikelihood, sums.weight, sums.shift, sums.scatter);
      },
    });
  };

/** Numbers of scratch of `mixtureMoments`. */
function tileScratch({ components, cols }: Scoring): number {
  return 64 * (2 * (cols + 1) + 6 + components) + 8 * (cols + 1);
}

/** Numbers of scratch of `nearMixtureMoments`, for as many rows as there is room for. */
function blockScratch({ components, cols }: Scoring): number {
  const ofGathering = 64 * (2 * (cols + 1) + 3) + ROOM + 4;
  return ROOM * (components + 2) + Math.max(nearScratch(components, cols), ofGathering);
}
