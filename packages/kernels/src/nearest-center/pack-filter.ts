import type { Matrix } from '@mixwell/core';
import type { Part } from '../wasm/desk.ts';

/** Where single precision saves more than it costs; its bound counts on fewer columns than 2^24 by far. */
const FILTER_TO_COLS = 4096;
const FILTER_FROM_CLUSTERS = 4;
const FILTER_TO_CLUSTERS = 4096;

/**
 * What filter.as.ts needs for these centers, `least` of them or more: numbers to read, all written by `write`, and room to compute in; 0
 * where it is of no use.
 */
export function filterFor(
  points: Matrix,
  least = FILTER_FROM_CLUSTERS,
): { length: number; scratch: number; write(to: Part): void } {
  const { rows, cols } = points;
  const isUsed = cols <= FILTER_TO_COLS && rows >= least && rows <= FILTER_TO_CLUSTERS;
  if (!isUsed) return { length: 0, scratch: 0, write: () => undefined };
  return {
    length: 4 + (evenPoints(rows) * (1 + cols)) / 2 + cols,
    scratch: 8 * (3 + cols),
    write: (to) => packFilter(points, to),
  };
}

/** Kernels take points by twos. */
function evenPoints(count: number): number {
  return count + (count % 2);
}

/** A constant that no score of a center comes near to, and that may be tagged without becoming NaN. */
const NOBODY = 3e38;

/** Writes what filter.as.ts reads: the mean of the centers less each of them, in single precision, and that mean. */
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
      const z = origin[j] - data[c];
      centers[c] = z;
      square += z * z;
    }
    constants[k] = square / 2;
    largest = Math.max(largest, square);
  }
  singles[0] = Math.sqrt(largest);
}
