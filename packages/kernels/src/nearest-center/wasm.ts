import type { Matrix } from '@mixwell/core';
import { ROOM, bring, bringRows, inParts, takeBack } from '../wasm/bring.ts';
import { type Part, desk } from '../wasm/desk.ts';
import { evenPoints } from '../wasm/pack-points.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { NearestCenterSums } from './reference.ts';

/** Where single precision saves more than it costs; its bound counts on fewer columns than 2^24 by far. */
const FILTER_TO_COLS = 4096;
const FILTER_FROM_CLUSTERS = 4;
const FILTER_TO_CLUSTERS = 4096;

/** How kernel.as.ts lays out its memory is told there. */
export const nearestCenterOnWasm: OnWasm<{ readonly centers: Matrix }, NearestCenterSums, { labels: Int32Array }> = ({
  centers: points,
}) => {
  const { rows: clusters, cols } = points;
  const isFiltered = cols <= FILTER_TO_COLS && clusters >= FILTER_FROM_CLUSTERS && clusters <= FILTER_TO_CLUSTERS;
  const take = desk(
    {
      centers: clusters * cols,
      filter: isFiltered ? filterLength(points) : 0,
      rows: ROOM * cols,
      weights: ROOM,
      labels: ROOM / 2,
      sums: 4 + clusters * (1 + cols),
      scratch: 32 + 8 * (3 + cols),
    },
    ({ centers, filter }) => {
      centers.numbers.set(points.data);
      if (isFiltered) packFilter(points, filter);
    },
  );
  return (
    take &&
    ((block, { inertia, changed, weight, shift }, { labels: blockLabels }) => {
      const { kernels, centers, filter, rows, weights, labels, sums, scratch } = take(block);
      const numbers = sums.numbers;
      numbers.fill(0, 0, 4);
      numbers.set(weight, 4);
      numbers.set(shift, 4 + clusters);
      inParts(block, (first, count) => {
        const labelsAt = bring(blockLabels, first, count, labels);
        kernels.nearestCenter(
          bringRows(block, first, count, rows),
          block.weights ? bring(block.weights, first, count, weights) : 0,
          count,
          cols,
          clusters,
          centers.at,
          isFiltered ? filter.at : 0,
          sums.at,
          labelsAt,
          scratch.at,
        );
        takeBack(blockLabels, first, count, labels);
      });
      inertia[0] += numbers[0] + numbers[1];
      changed[0] += numbers[2];
      weight.set(numbers.subarray(4, 4 + clusters));
      shift.set(numbers.subarray(4 + clusters));
    })
  );
};

function filterLength({ rows, cols }: Matrix): number {
  return 4 + (evenPoints(rows) * (1 + cols)) / 2 + cols;
}

/** A constant that no score of a center comes near to, and that may be tagged without becoming NaN. */
const NOBODY = 3e38;

/** Writes what filter.as.ts reads: the centers about their mean, in single precision, and that mean. */
function packFilter({ data, rows, cols }: Matrix, { numbers, singles }: Part): void {
  const points = evenPoints(rows);
  const constants = singles.subarray(4, 4 + points);
  const centers = singles.subarray(4 + points, 4 + points * (1 + cols));
  const origin = numbers.subarray(2 * Math.ceil((4 + points * (1 + cols)) / 4));
  origin.fill(0);
  for (let c = 0; c < rows * cols; c++) origin[c % cols] += data[c] / rows;
  constants.fill(NOBODY);
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
