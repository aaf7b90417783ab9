import type { Scoring } from '../scoring.ts';
import { addTotals } from '../wasm/add-totals.ts';
import { packScoring, packedScoringLength } from '../wasm/pack-scoring.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { carriedOut } from '../wasm/task.ts';
import type { DiagonalMoments } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const diagonalMixtureMomentsOnWasm: OnWasm<Scoring, DiagonalMoments, object> = (scoring) => {
  const { shape, components, cols } = scoring;
  if (shape !== 'diagonal') return undefined;
  const length = 1 + components * (1 + 2 * cols);
  return carriedOut({
    cols,
    parts: {
      ask: packedScoringLength(scoring),
      lanes: 2 * length,
      totals: length,
      scratch: 64 * (cols + 4 + components),
    },
    fill({ ask, lanes }) {
      packScoring(scoring, ask.numbers);
      lanes.numbers.fill(0);
    },
    add({ kernels, ask, lanes, totals, scratch }, rows, weights, count, sums) {
      kernels.diagonalMixtureMoments(rows, weights, count, cols, components, ask.at, lanes.at, scratch.at);
      kernels.takeLanes(lanes.at, 1, totals.at);
      kernels.takeColumns(lanes.at + 16, cols, components, totals.at + 8);
      addTotals(totals, sums.logLikelihood, sums.weight, sums.shift, sums.square);
    },
  });
};
