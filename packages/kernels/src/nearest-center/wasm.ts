import type { Matrix } from '@mixwell/core';
import { ROOM, bring, bringRows, bringWeights, inParts, takeBack } from '../wasm/bring.ts';
import { type Part, desk } from '../wasm/desk.ts';
import { evenPoints, packPoints } from '../wasm/pack-points.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { NearestCenterSums } from './reference.ts';

/** Where single precision saves more than it costs; its bound counts on fewer columns than 2^24 by far. */
const FILTER_FROM_COLS = 3;
const FILTER_TO_COLS = 4096;
const FILTER_FROM_CLUSTERS = 4;

/** How kernel.as.ts lays out its memory is told there. */
export const nearestCenterOnWasm: OnWasm<{ readonly centers: Matrix }, NearestCenterSums, { labels: Int32Array }> = ({
  centers: points,
}) => {
  const { rows: clusters, cols } = points;
  const isFiltered = cols >= FILTER_FROM_COLS && cols <= FILTER_TO_COLS && clusters >= FILTER_FROM_CLUSTERS;
  const take = desk(
    {
      centers: evenPoints(clusters) * cols,
      origin: cols,
      filter: 2 + (evenPoints(clusters) * (1 + cols)) / 2,
      rows: ROOM * cols,
      weights: ROOM,
      labels: ROOM / 2,
      sums: 2 + clusters * (1 + cols),
      scratch: 64 * (1.5 * (cols + 1) + 6),
    },
    ({ centers, origin, filter }) => {
      packPoints(points, centers.numbers);
      packFilter(points, origin, filter);
    },
  );
  return (
    take &&
    ((block, { inertia, changed, weight, shift }, { labels: blockLabels }) => {
      const { kernels, centers, origin, filter, rows, weights, labels, sums, scratch } = take(block);
      sums.numbers.set(inertia);
      sums.numbers.set(changed, 1);
      sums.numbers.set(weight, 2);
      sums.numbers.set(shift, 2 + clusters);
      inParts(block, (first, count) => {
        const rowsAt = bringRows(block, first, count, rows);
        const weightsAt = bringWeights(block, first, count, weights);
        const labelsAt = bring(blockLabels, first, count, labels);
        kernels.nearestCenter(
          rowsAt,
          weightsAt,
          count,
          cols,
          clusters,
          centers.at,
          origin.at,
          isFiltered ? filter.at : 0,
          sums.at,
          labelsAt,
          scratch.at,
        );
        takeBack(blockLabels, first, count, labels);
      });
      inertia[0] = sums.numbers[0];
      changed[0] = sums.numbers[1];
      weight.set(sums.numbers.subarray(2, 2 + clusters));
      shift.set(sums.numbers.subarray(2 + clusters));
    })
  );
};

/** Writes the mean of the centers, and what filter.as.ts reads: the centers about it, in single precision. */
function packFilter({ data, rows, cols }: Matrix, { numbers: origin }: Part, { singles }: Part): void {
  const clusters = evenPoints(rows);
  const constants = singles.subarray(4, 4 + clusters);
  const centers = singles.subarray(4 + clusters);
  origin.fill(0);
  for (let c = 0; c < rows * cols; c++) origin[c % cols] += data[c] / rows;
  constants.fill(Infinity);
  centers.fill(0);
  let largest = 0;
  for (let k = 0; k < rows; k++) {
    let square = 0;
    for (let j = 0, c = k * cols; j < cols; j++, c++) {
      const z = data[c] - origin[j];
      centers[c] = z;
      square += z * z;
    }
    constants[k] = square / 2;
    largest = Math.max(largest, square);
  }
  singles[0] = Math.sqrt(largest);
}
