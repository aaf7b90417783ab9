import { packedLength } from '../packed.ts';
import type { Scoring } from '../scoring.ts';
import { ROOM, bringRows, bringWeights, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { addLane, addLanes } from '../wasm/lanes.ts';
import { packScoring, packedScoringLength } from '../wasm/pack-scoring.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { MixtureMoments } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const mixtureMomentsOnWasm: OnWasm<Scoring, MixtureMoments, object> = (scoring) => {
  const { shape, components, cols } = scoring;
  if (shape !== 'full') return undefined;
  const { places, length } = scatterPlaces(cols);
  const stride = 1 + cols + length;
  const take = desk(
    {
      ask: packedScoringLength(scoring),
      rows: ROOM * cols,
      weights: ROOM,
      lanes: 2 * (1 + components * stride),
      scratch: 64 * (3 * (cols + 3) + 3 + components),
    },
    ({ ask }) => packScoring(scoring, ask.numbers),
  );
  return (
    take &&
    ((block, { logLikelihood, weight, shift, scatter }) => {
      const { kernels, ask, rows, weights, lanes, scratch } = take(block);
      lanes.numbers.fill(0);
      inParts(block, (first, count) => {
        const rowsAt = bringRows(block, first, count, rows);
        const weightsAt = bringWeights(block, first, count, weights);
        kernels.mixtureMoments(rowsAt, weightsAt, count, cols, components, ask.at, lanes.at, scratch.at);
      });
      addLanes(lanes, 0, logLikelihood, 0, 1);
      for (let k = 0, lane = 1; k < components; k++, lane += stride) {
        addLanes(lanes, lane, weight, k, 1);
        addLanes(lanes, lane + 1, shift, k * cols, cols);
        const to = k * packedLength(cols);
        for (let p = 0; p < places.length; p++) addLane(lanes, lane + 1 + cols + places[p], scatter, to + p);
      }
    })
  );
};

/** Where each entry of a packed upper triangle is in blocks of 2 x 4 columns, and how many entries the blocks have. */
function scatterPlaces(cols: number): { places: Int32Array; length: number } {
  const places = new Int32Array(packedLength(cols));
  let length = 0;
  for (let i = 0, to = 0; i < cols; i++) {
    const blockRow = i - (i % 2);
    for (let j = i; j < cols; j++) {
      const fromDiagonal = j - blockRow;
      places[to++] = length + 8 * Math.floor(fromDiagonal / 4) + 4 * (i % 2) + (fromDiagonal % 4);
    }
    if (i % 2 === 1 || i === cols - 1) length += 8 * Math.ceil((cols - blockRow) / 4);
  }
  return { places, length };
}
