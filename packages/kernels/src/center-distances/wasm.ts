import type { Matrix } from '@mixwell/core';
import { ROOM, bringRows, inParts, placeFor, takeBack } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import type { OnWasm } from '../wasm/served-by.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const centerDistancesOnWasm: OnWasm<{ readonly centers: Matrix }, object, { distances: Float64Array }> = ({
  centers,
}) => {
  const { rows: clusters, cols } = centers;
  const take = desk({ points: clusters * cols, rows: ROOM * cols, found: ROOM * clusters }, ({ points }) =>
    points.numbers.set(centers.data),
  );
  return (
    take &&
    ((block, _, { distances }) => {
      const { kernels, points, rows, found } = take(block);
      inParts(block, (first, count) => {
        const from = bringRows(block, first, count, rows);
        const to = placeFor(distances, first * clusters, found);
        kernels.centerDistances(from, count, cols, clusters, points.at, to);
        takeBack(distances, first * clusters, count * clusters, found);
      });
    })
  );
};
