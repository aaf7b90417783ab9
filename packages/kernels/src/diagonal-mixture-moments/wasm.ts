import type { Scoring } from '../scoring.ts';
import { ROOM, bringRows, bringWeights, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { addLane } from '../wasm/lanes.ts';
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
      scratch: 64 * (cols + 3 + components),
    },
    ({ ask }) => packScoring(scoring, ask.numbers),
  );
  return (
    take &&
    ((block, { logLikelihood, weight, shift, square }) => {
      const { kernels, ask, rows, weights, lanes, scratch } = take(block);
      lanes.numbers.fill(0);
      inParts(block, (first, count) => {
        const rowsAt = bringRows(block, first, count, rows);
        const weightsAt = bringWeights(block, first, count, weights);
        kernels.diagonalMixtureMoments(rowsAt, weightsAt, count, cols, components, ask.at, lanes.at, scratch.at);
      });
      addLane(lanes, 0, logLikelihood, 0);
      let lane = 1;
      for (let k = 0, c = 0; k < components; k++) {
        addLane(lanes, lane++, weight, k);
        for (const end = c + cols; c < end; c++) {
          addLane(lanes, lane++, shift, c);
          addLane(lanes, lane++, square, c);
        }
      }
    })
  );
};
