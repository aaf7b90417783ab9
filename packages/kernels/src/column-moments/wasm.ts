import { addTotals } from '../wasm/add-totals.ts';
import { ROOM, bringRows, bringWeightsIfAny, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { ColumnMoments } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const columnMomentsOnWasm: OnWasm<{ readonly about: Float64Array }, ColumnMoments, object> = (
  { about: point },
  cols,
) => {
  const take = desk(
    {
      about: 2 * cols,
      rows: ROOM * cols,
      weights: ROOM,
      lanes: 2 * (1 + 2 * cols),
      totals: 1 + 2 * cols,
      scratch: 64 * (cols + 1),
    },
    ({ about, lanes }) => {
      point.forEach((value, j) => (about.numbers[2 * j] = value));
      lanes.numbers.fill(0);
    },
  );
  return (
    take &&
    ((block, { weight, shift, square }) => {
      const { kernels, about, rows, weights, lanes, totals, scratch } = take(block);
      inParts(block, (first, count) => {
        const rowsAt = bringRows(block, first, count, rows);
        const weightsAt = bringWeightsIfAny(block, first, count, weights);
        kernels.columnMoments(rowsAt, weightsAt, count, cols, about.at, lanes.at, scratch.at);
      });
      kernels.takeColumnMoments(lanes.at, cols, totals.at);
      addTotals(totals, weight, shift, square);
    })
  );
};
