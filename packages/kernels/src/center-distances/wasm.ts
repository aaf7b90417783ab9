import type { Matrix } from '@mixwell/core';
import { ROOM, bringRows, inParts, placeFor, takeBack } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { evenPoints, packPoints } from '../wasm/pack-points.ts';
import type { OnWasm } from '../wasm/served-by.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const centerDistancesOnWasm: OnWasm<{ readonly centers: Matrix }, object, { distances: Float64Array }> = ({
  centers,
}) => {
  const { rows: clusters, cols } = centers;
  const take = desk(
    { points: evenPoints(clusters) * cols, rows: ROOM * cols, found: ROOM * clusters, scratch: 64 * (cols + 2) },
    ({ points }) => packPoints(centers, points.numbers),
  );
  return (
    take &&
    ((block, _, { distances }) => {
      const { kernels, points, rows, found, scratch } = take(block);
      inParts(block, (first, count) => {
        const from = bringRows(block, first, count, rows);
        const to = placeFor(distances, first * clusters, found);
        kernels.centerDistances(from, count, cols, clusters, points.at, to, scratch.at);
        takeBack(distances, first * clusters, count * clusters, found);
      });
    })
  );
};
