import { choleskyFactor, invertLowerInPlace, log, room } from '@mixwell/math';
import { logSharesInPlane, sumsInPlane } from './plane.ts';
import type { SplitShape } from './split-shape.ts';

/** Weighted sums of points: of 1, then of x, one a column, then of x x', cols x cols, of which the lower triangle counts. */
export type PointSums = Float64Array;

/** The sums of `points`, rows x cols; where shapes have no orientation (not `isFull`), the diagonal of x x' is enough. */
export function sumsOf(
  points: Float64Array,
  weight: Float64Array,
  cols: number,
  isFull: boolean,
  to: PointSums = new Float64Array(1 + cols + cols * cols),
): PointSums {
  if (cols === 2) return sumsInPlane(points, weight, to);
  to.fill(0);
  for (let i = 0, first = 0; i < weight.length; i++, first += cols) {
    to[0] += weight[i];
    for (let a = 0, row = 1 + cols; a < cols; a++, row += cols) {
      const value = weight[i] * points[first + a];
      to[1 + a] += value;
      for (let b = isFull ? 0 : a; b <= a; b++) to[row + b] += value * points[first + b];
    }
  }
  return to;
}

/** What is left of `all` without `part`, in `to`. */
export function without(all: PointSums, part: PointSums, to: PointSums = new Float64Array(all.length)): PointSums {
  for (let at = 0; at < all.length; at++) to[at] = all[at] - part[at];
  return to;
}

/** A normal distribution of some points, times their share of all. */
export interface Part {
  /** ln share - ln of the root of the determinant. */
  readonly constant: number;
  readonly mean: Float64Array;
  /** The inverse of the covariance's Cholesky factor: cols x cols, lower triangular. */
  readonly whitening: Float64Array;
}

/** Points of unit variance that a part counts as having beside its own, so that its variance cannot vanish. */
const BESIDE = 0.2;

/** The distribution of the points in `sums`, of `total` in all; null where they are too few. */
export function partOf(sums: PointSums, total: number, cols: number, shape: SplitShape): Part | null {
  const weight = sums[0];
  if (!(weight > cols + 1)) return null;
  const mean = new Float64Array(cols);
  for (let a = 0; a < cols; a++) mean[a] = sums[1 + a] / weight;
  const lower = new Float64Array(cols * cols);
  let trace = 0;
  for (let a = 0, row = 1 + cols; a < cols; a++, row += cols) {
    for (let b = 0; b < a && shape === 'full'; b++) {
      lower[a * cols + b] = (sums[row + b] - weight * mean[a] * mean[b]) / (weight + BESIDE);
    }
    const variance = (Math.max(0, sums[row + a] - weight * mean[a] * mean[a]) + BESIDE) / (weight + BESIDE);
    lower[a * cols + a] = shape === 'held' ? 1 : variance;
    trace += variance;
  }
  if (shape === 'round') for (let a = 0; a < cols; a++) lower[a * cols + a] = trace / cols;
  if (!choleskyFactor(lower, cols)) return null;
  let logRoot = 0;
  for (let a = 0; a < cols; a++) logRoot += log(lower[a * cols + a]);
  invertLowerInPlace(lower, cols);
  return { constant: log(weight / total) - logRoot, mean, whitening: lower };
}

/** The logarithm of a part's density times its share at each of `points`, but for cols / 2 times ln 2 pi, in `to`. */
export function logShares(part: Part, points: Float64Array, to: Float64Array): Float64Array {
  const { constant, mean, whitening } = part;
  const cols = mean.length;
  if (cols === 2) return logSharesInPlane(part, points, to);
  const away = aways(cols);
  for (let i = 0, first = 0; i < to.length; i++, first += cols) {
    let square = 0;
    for (let a = 0; a < cols; a++) {
      away[a] = points[first + a] - mean[a];
      let value = 0;
      for (let b = 0; b <= a; b++) value += whitening[a * cols + b] * away[b];
      square += value * value;
    }
    to[i] = constant - 0.5 * square;
  }
  return to;
}

const aways = room();
