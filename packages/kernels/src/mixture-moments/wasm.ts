import { packedLength } from '../packed.ts';
import type { Scoring } from '../scoring.ts';
import { addTotals } from '../wasm/add-totals.ts';
import { ROOM, bringRows, bringWeightsIfAny, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { componentLanes } from '../wasm/lanes.ts';
import { packScoring, packedScoringLength } from '../wasm/pack-scoring.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { MixtureMoments } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const mixtureMomentsOnWasm: OnWasm<Scoring, MixtureMoments, object> = (scoring) => {
  const { shape, components, cols } = scoring;
  if (shape !== 'full') return undefined;
  const take = desk(
    {
      ask: packedScoringLength(scoring),
      rows: ROOM * cols,
      weights: ROOM,
      lanes: 2 * (1 + components * componentLanes(cols)),
      totals: 1 + components * (1 + cols + packedLength(cols)),
      scratch: 64 * (3 * (cols + 3) + 4 + components) + 8 * (cols + 1),
    },
    ({ ask, lanes }) => {
      packScoring(scoring, ask.numbers);
      lanes.numbers.fill(0);
    },
  );
  return (
    take &&
    ((block, { logLikelihood, weight, shift, scatter }) => {
      const { kernels, ask, rows, weights, lanes, totals, scratch } = take(block);
      inParts(block, (first, count) => {
        const rowsAt = bringRows(block, first, count, rows);
        const weightsAt = bringWeightsIfAny(block, first, count, weights);
        kernels.mixtureMoments(rowsAt, weightsAt, count, cols, components, ask.at, lanes.at, scratch.at);
      });
      kernels.takeMixtureMoments(lanes.at, cols, components, totals.at);
      addTotals(totals, logLikelihood, weight, shift, scatter);
    })
  );
};
