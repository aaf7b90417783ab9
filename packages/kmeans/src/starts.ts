import {
  type Fit,
  type Matrix,
  type RandomStream,
  dropArray,
  passingArray,
  pickRows,
  sweep,
  takeRows,
} from '@mixwell/core';
import { candidateGains, lowerClosest } from '@mixwell/kernels';
import { log } from '@mixwell/math';

/**
 * Centers by greedy k-means++ [1]: each next center is the best of 2 + floor(ln clusters) rows drawn with probability
 * proportional to weight times squared distance from the nearest center so far [2].
 *
 * Cost: O(rows * clusters * cols * ln clusters); memory 8 bytes a row, until the centers are chosen.
 *
 * [1] D. Arthur, S. Vassilvitskii, k-means++: the advantages of careful seeding, SODA 2007.
 * [2] The number of candidates is that of Arthur and Vassilvitskii's own program, and of scikit-learn.
 */
export function* plusPlusCenters(clusters: number, random: RandomStream): Fit<Matrix> {
  const closest = yield* passingArray('float64');
  const candidateCount = 2 + Math.floor(log(clusters));
  const seeds = [yield* takeRows(yield* pickRows(null, [random()]))];
  yield* sweep(lowerClosest, { seed: seeds[0], isFirst: true }, { closest });
  while (seeds.length < clusters) {
    const fractions = Array.from({ length: candidateCount }, random);
    const candidates = yield* takeRows(yield* pickRows(closest, fractions));
    const { gain } = yield* sweep(candidateGains, { candidates }, { closest });
    const seed = rowOf(candidates, gain.indexOf(gain.reduce((a, b) => Math.max(a, b))));
    yield* sweep(lowerClosest, { seed, isFirst: false }, { closest });
    seeds.push(seed);
  }
  yield* dropArray(closest);
  return stack(seeds);
}

/** Draws before a row that repeats an earlier center is taken all the same. */
const DRAWS_A_ROW = 20;

/** Centers at rows drawn with probability proportional to their weight, all different while the data allow. */
export function* randomRowCenters(clusters: number, random: RandomStream): Fit<Matrix> {
  const centers: Matrix[] = [];
  for (let draws = 0; centers.length < clusters; draws++) {
    const row = yield* takeRows(yield* pickRows(null, [random()]));
    if (draws >= DRAWS_A_ROW * clusters || !centers.some((center) => equal(center, row))) centers.push(row);
  }
  return stack(centers);
}

function rowOf({ data, cols }: Matrix, i: number): Matrix {
  return { data: data.slice(i * cols, (i + 1) * cols), rows: 1, cols };
}

function stack(rows: readonly Matrix[]): Matrix {
  const { cols } = rows[0];
  const data = new Float64Array(rows.length * cols);
  rows.forEach((row, i) => data.set(row.data, i * cols));
  return { data, rows: rows.length, cols };
}

function equal(a: Matrix, b: Matrix): boolean {
  return a.data.every((value, j) => value === b.data[j]);
}
