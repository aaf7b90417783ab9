import { addTotals } from '../wasm/add-totals.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { carriedOut } from '../wasm/task.ts';
import type { ColumnMoments } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const columnMomentsOnWasm: OnWasm<{ readonly about: Float64Array }, ColumnMoments, object> = (
  { about: point },
  cols,
) =>
  carriedOut({
    cols,
    parts: { about: 2 * cols, lanes: 2 * (1 + 2 * cols), totals: 1 + 2 * cols, scratch: 64 * (cols + 1) },
    fill({ about, lanes }) {
      point.forEach((value, j) => (about.numbers[2 * j] = value));
      lanes.numbers.fill(0);
    },
    add({ kernels, about, lanes, totals, scratch }, rows, weights, count, { weight, shift, square }) {
      kernels.columnMoments(rows, weights, count, cols, about.at, lanes.at, scratch.at);
      kernels.takeColumns(lanes.at, cols, 1, totals.at);
      addTotals(totals, weight, shift, square);
    },
  });
