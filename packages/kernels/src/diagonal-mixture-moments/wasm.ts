import type { Scoring } from '../scoring.ts';
import { addTotals } from '../wasm/add-totals.ts';
import { ROOM, bringRows, bringWeightsIfAny, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { packScoring, packedScoringLength } from '../wasm/pack-scoring.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { DiagonalMoments } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const diagonalMixtureMomentsOnWasm: OnWasm<Scoring, DiagonalMoments, object> = (scoring) => {
  const { shape, components, cols } = scoring;
  if (shape !== 'diagonal') return undefined;
  const take = desk(
    {
      ask: packedScoringLength(scoring),
      rows: ROOM * cols,
      weights: ROOM,
      lanes: 2 * (1 + components * (1 + 2 * cols)),
      totals: 1 + components * (1 + 2 * cols),
      scratch: 64 * (cols + 4 + components),
    },
    ({ ask, lanes }) => {
      packScoring(scoring, ask.numbers);
      lanes.numbers.fill(0);
    },
  );
  return (
    take &&
    ((block, { logLikelihood, weight, shift, square }) => {
      const { kernels, ask, rows, weights, lanes, totals, scratch } = take(block);
      inParts(block, (first, count) => {
        const rowsAt = bringRows(block, first, count, rows);
        const weightsAt = bringWeightsIfAny(block, first, count, weights);
        kernels.diagonalMixtureMoments(rowsAt, weightsAt, count, cols, components, ask.at, lanes.at, scratch.at);
      });
      kernels.takeDiagonalMoments(lanes.at, cols, components, totals.at);
      addTotals(totals, logLikelihood, weight, shift, square);
    })
  );
};
