import type { Matrix } from '@mixwell/core';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, carriedOut, placeFor, takeBack } from '../wasm/task.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const centerDistancesOnWasm: OnWasm<{ readonly centers: Matrix }, object, { distances: Float64Array }> = ({
  centers,
}) => {
  const { rows: clusters, cols } = centers;
  return carriedOut({
    cols,
    parts: { points: clusters * cols, found: ROOM * clusters },
    fill: ({ points }) => points.numbers.set(centers.data),
    add({ kernels, points, found }, rows, _, count, __, { distances }) {
      const to = placeFor(distances, found);
      kernels.centerDistances(rows, count, cols, clusters, points.at, to);
      takeBack(distances, found, to);
    },
  });
};
