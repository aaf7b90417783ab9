import { ROOM, bring, bringRows, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { ColumnMoments } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const columnMomentsOnWasm: OnWasm<{ readonly about: Float64Array }, ColumnMoments, object> = (
  { about: point },
  cols,
) => {
  const even = cols + (cols % 2);
  const take = desk({ about: even, rows: ROOM * cols, weights: ROOM, sums: 2 * even }, ({ about }) => {
    about.numbers.fill(0);
    about.numbers.set(point);
  });
  return (
    take &&
    ((block, { weight, shift, square }) => {
      const { kernels, about, rows, weights, sums } = take(block);
      const { numbers } = sums;
      /** Where the shift of column `j` is; its square is two further. */
      const place = (j: number): number => 2 * j - (j % 2);
      numbers.fill(0);
      for (let j = 0; j < cols; j++) {
        numbers[place(j)] = shift[j];
        numbers[place(j) + 2] = square[j];
      }
      inParts(block, (first, count) => {
        const rowsAt = bringRows(block, first, count, rows);
        const weightsAt = block.weights ? bring(block.weights, first, count, weights) : 0;
        kernels.columnMoments(rowsAt, weightsAt, count, cols, about.at, sums.at);
      });
      for (let j = 0; j < cols; j++) {
        shift[j] = numbers[place(j)];
        square[j] = numbers[place(j) + 2];
      }
      if (block.weights) for (const w of block.weights) weight[0] += w;
      else weight[0] += block.rows;
    })
  );
};
