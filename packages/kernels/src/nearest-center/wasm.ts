import type { Matrix } from '@mixwell/core';
import { ROOM, copyRows, copyWeights, inParts } from '../wasm/copy-rows.ts';
import { desk } from '../wasm/desk.ts';
import { evenPoints, packPoints } from '../wasm/pack-points.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { NearestCenterSums } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const nearestCenterOnWasm: OnWasm<{ readonly centers: Matrix }, NearestCenterSums, { labels: Int32Array }> = ({
  centers: points,
}) => {
  const { rows: clusters, cols } = points;
  const take = desk(
    {
      centers: evenPoints(clusters) * cols,
      rows: ROOM * cols,
      weights: ROOM,
      labels: ROOM / 2,
      sums: 2 + clusters * (1 + cols),
      scratch: 64 * (cols + 4),
    },
    ({ centers }) => packPoints(points, centers.numbers),
  );
  return (
    take &&
    ((block, { inertia, changed, weight, shift }, { labels: blockLabels }) => {
      const { kernels, centers, rows, weights, labels, sums, scratch } = take();
      sums.numbers.set(inertia);
      sums.numbers.set(changed, 1);
      sums.numbers.set(weight, 2);
      sums.numbers.set(shift, 2 + clusters);
      inParts(block, (first, count) => {
        copyRows(block, first, count, rows);
        copyWeights(block, first, count, weights);
        labels.integers.set(blockLabels.subarray(first, first + count));
        kernels.nearestCenter(rows.at, weights.at, count, cols, clusters, centers.at, sums.at, labels.at, scratch.at);
        blockLabels.set(labels.integers.subarray(0, count), first);
      });
      inertia[0] = sums.numbers[0];
      changed[0] = sums.numbers[1];
      weight.set(sums.numbers.subarray(2, 2 + clusters));
      shift.set(sums.numbers.subarray(2 + clusters));
    })
  );
};
