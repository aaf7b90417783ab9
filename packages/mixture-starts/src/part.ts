import { choleskyFactor, invertLower, log } from '@mixwell/math';
import type { SplitShape } from './split-shape.ts';

/** Weighted sums of points: of 1, x and x x'. */
export interface PointSums {
  weight: number;
  readonly sum: Float64Array;
  /** cols x cols, of which the lower triangle counts. */
  readonly square: Float64Array;
}

export function noPoints(cols: number): PointSums {
  return { weight: 0, sum: new Float64Array(cols), square: new Float64Array(cols * cols) };
}

/** Adds the point at `first` of `points`; where shapes have no orientation, the diagonal is enough. */
export function addPoint(sums: PointSums, points: Float64Array, first: number, weight: number, isFull: boolean): void {
  const { sum, square } = sums;
  const cols = sum.length;
  sums.weight += weight;
  for (let a = 0; a < cols; a++) {
    const value = weight * points[first + a];
    sum[a] += value;
    if (isFull) for (let b = 0; b <= a; b++) square[a * cols + b] += value * points[first + b];
    else square[a * cols + a] += value * points[first + a];
  }
}

/** What is left of `all` without `part`. */
export function without(all: PointSums, part: PointSums): PointSums {
  const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, at) => value - b[at]);
  return {
    weight: all.weight - part.weight,
    sum: less(all.sum, part.sum),
    square: less(all.square, part.square),
  };
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
export function partOf({ weight, sum, square }: PointSums, total: number, shape: SplitShape): Part | null {
  const cols = sum.length;
  if (!(weight > cols + 1)) return null;
  const mean = sum.map((value) => value / weight);
  const lower = new Float64Array(cols * cols);
  let trace = 0;
  for (let a = 0; a < cols; a++) {
    for (let b = 0; b < a && shape === 'full'; b++) {
      const value = (square[a * cols + b] - weight * mean[a] * mean[b]) / (weight + BESIDE);
      lower[a * cols + b] = lower[b * cols + a] = value;
    }
    const variance = (Math.max(0, square[a * cols + a] - weight * mean[a] * mean[a]) + BESIDE) / (weight + BESIDE);
    lower[a * cols + a] = shape === 'held' ? 1 : variance;
    trace += variance;
  }
  if (shape === 'round') for (let a = 0; a < cols; a++) lower[a * cols + a] = trace / cols;
  if (!choleskyFactor(lower, cols)) return null;
  let logRoot = 0;
  for (let a = 0; a < cols; a++) logRoot += log(lower[a * cols + a]);
  return { constant: log(weight / total) - logRoot, mean, whitening: invertLower(lower, cols) };
}

/** The logarithm of a part's density times its share, but for cols / 2 times ln 2 pi. */
export function logShare({ constant, mean, whitening }: Part, points: Float64Array, first: number): number {
  const cols = mean.length;
  let square = 0;
  for (let a = 0; a < cols; a++) {
    let value = 0;
    for (let b = 0; b <= a; b++) value += whitening[a * cols + b] * (points[first + b] - mean[b]);
    square += value * value;
  }
  return constant - 0.5 * square;
}
