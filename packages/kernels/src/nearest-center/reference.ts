import type { Kernel, Matrix } from '@mixwell/core';

export interface NearestCenterSums {
  /** Weight of the rows of each cluster. */
  readonly weight: Float64Array;
  /** clusters x cols: weighted sums of x - center over the rows of each cluster. */
  readonly shift: Float64Array;
  /** Weighted sum of squared distances to the nearest center; length 1. */
  readonly inertia: Float64Array;
  /** Rows of positive weight whose label is not what it was before; length 1. */
  readonly changed: Float64Array;
}

export interface NearestCenterAsk {
  readonly centers: Matrix;
  /** Whether labels are all that is asked for: then sums stay 0. */
  readonly onlyLabels?: boolean;
  /** Where only the changes of the sums are asked for: the points that they are about. */
  readonly changesAbout?: Matrix;
}

/**
 * Labels each row with its nearest center, and sums each cluster about that center; or, about the points of `changesAbout`, takes each row
 * that has another label than before from the sums of its old cluster and adds it to those of its new one.
 *
 * Ties go to the lowest index. Differences are squared as they are, never expanded into norms and products,
 * so data far from zero lose no digits. Order of summation: rows in order; squares of even and of odd columns apart, in a distance as in
 * the inertia, and the two added at the end.
 */
export const nearestCenter: Kernel<NearestCenterAsk, NearestCenterSums, { labels: Int32Array }> = {
  name: 'nearest-center',
  empty: ({ centers }) => ({
    weight: new Float64Array(centers.rows),
    shift: new Float64Array(centers.rows * centers.cols),
    inertia: new Float64Array(1),
    changed: new Float64Array(1),
  }),
  accumulate({ onlyLabels, ...ask }, block, sums, { labels }) {
    const { centers } = ask;
    const { data, rows, cols, weights } = block;
    const add = rowAdder(ask, sums, labels);
    for (let i = 0; i < rows; i++) {
      let nearest = 0;
      let least = Infinity;
      for (let k = 0; k < centers.rows; k++) {
        const distance = squaredDistance(data, i * cols, centers.data, k * cols, cols);
        if (distance < least) {
          least = distance;
          nearest = k;
        }
      }
      add.row(data, i, nearest, onlyLabels ? 0 : weights ? weights[i] : 1);
    }
    add.end();
  },
};

/** Labels the rows of a block, in their order, and adds them to `sums`; `end` adds what was held back to keep the order. */
export function rowAdder(
  { centers, changesAbout }: Pick<NearestCenterAsk, 'centers' | 'changesAbout'>,
  { weight, shift, inertia, changed }: NearestCenterSums,
  labels: Int32Array,
): { row(data: Float64Array, i: number, nearest: number, w: number): void; end(): void } {
  const { cols, data: points } = changesAbout ?? centers;
  const lanes = [0, 0];
  const add = (data: Float64Array, i: number, k: number, w: number): void => {
    weight[k] += w;
    const squares = [0, 0];
    for (let j = 0, x = i * cols, c = k * cols; j < cols; j++, c++) {
      const difference = data[x + j] - points[c];
      shift[c] += w * difference;
      squares[j % 2] += difference * difference;
    }
    lanes[0] += w * squares[0];
    lanes[1] += w * squares[1];
  };
  return {
    row(data, i, nearest, w) {
      const isChanged = labels[i] !== nearest;
      if (w > 0) {
        if (isChanged) changed[0]++;
        if (isChanged && changesAbout) add(data, i, labels[i], -w);
        if (isChanged || !changesAbout) add(data, i, nearest, w);
      }
      labels[i] = nearest;
    },
    end: () => void (inertia[0] += lanes[0] + lanes[1]),
  };
}

/**
 * Squared Euclidean distance of the `cols` numbers at `a` from those at `b`: squares of even and of odd columns are summed apart, each in
 * order, and the two added at the end.
 */
export function squaredDistance(aData: Float64Array, a: number, bData: Float64Array, b: number, cols: number): number {
  let even = 0;
  let odd = 0;
  let j = 0;
  for (; j < cols - 1; j += 2) {
    const first = aData[a + j] - bData[b + j];
    const second = aData[a + j + 1] - bData[b + j + 1];
    even += first * first;
    odd += second * second;
  }
  if (j < cols) even += (aData[a + j] - bData[b + j]) * (aData[a + j] - bData[b + j]);
  return even + odd;
}
