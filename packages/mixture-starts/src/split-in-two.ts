import type { RandomStream } from '@mixwell/core';
import { exp, log } from '@mixwell/math';
import type { ComponentRows } from './component-rows.ts';
import { addPoint, logShare, noPoints, partOf, without } from './part.ts';
import type { SplitShape } from './split-shape.ts';

/** A component in two parts. */
export interface Split {
  /** What the log-likelihood gains at least, in nats, the responsibilities of all other components being as they are [1]. */
  readonly gain: number;
  /** How much of the component's responsibility the first part takes over, one a row. */
  readonly shares: Float64Array;
}

/** Rounds of EM within the component. */
const ROUNDS = 2;

/** Most rows of which the nearest ends a ball. */
const MOST_ENDS = 16;

/**
 * Splits a component at random: into the rows nearer to one of two random rows, or into a ball about a random row, small ones as often
 * as large, and the rest; a few rounds of EM follow. Null where a part has too few rows.
 *
 * [1] J. J. Verbeek, N. Vlassis, B. Kröse, Efficient greedy learning of Gaussian mixture models, Neural Comput. 15 (2003).
 */
export function splitInTwo(rows: ComponentRows, shape: SplitShape, random: RandomStream): Split | null {
  const { points, weight, sums } = rows;
  const cols = sums.sum.length;
  const isFull = shape === 'full';
  const isIn = random() < 0.5 ? nearerToOne(rows, random) : inBall(rows, random);
  let first = noPoints(cols);
  for (let i = 0; i < weight.length; i++) if (isIn(i)) addPoint(first, points, i * cols, weight[i], isFull);
  const shares = new Float64Array(weight.length);
  let gain = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const [one, other] = [partOf(first, sums.weight, shape), partOf(without(sums, first), sums.weight, shape)];
    if (!one || !other) return null;
    first = noPoints(cols);
    for (let i = 0; i < weight.length; i++) {
      const [a, b] = [logShare(one, points, i * cols), logShare(other, points, i * cols)];
      const ratio = exp(-Math.abs(a - b));
      shares[i] = (a > b ? 1 : ratio) / (1 + ratio);
      if (round < ROUNDS) addPoint(first, points, i * cols, weight[i] * shares[i], isFull);
      else gain += weight[i] * (Math.max(a, b) + log(1 + ratio) + 0.5 * squareOf(points, i, cols));
    }
  }
  return { gain, shares };
}

/** The rows nearer to the first of two random rows. */
function nearerToOne(rows: ComponentRows, random: RandomStream): (i: number) => boolean {
  const [a, b] = [drawn(rows, random), drawn(rows, random)];
  return (i) => distance(rows, i, a) < distance(rows, i, b);
}

/** The rows nearer to a random row than the nearest of some others. */
function inBall(rows: ComponentRows, random: RandomStream): (i: number) => boolean {
  const a = drawn(rows, random);
  let radius = Infinity;
  for (let ends = exp(random() * log(MOST_ENDS)); ends > 0; ends--) {
    radius = Math.min(radius, distance(rows, drawn(rows, random), a) || Infinity);
  }
  return (i) => distance(rows, i, a) <= radius;
}

/** A row drawn by its weight. */
function drawn({ weight, sums }: ComponentRows, random: RandomStream): number {
  let left = random() * sums.weight;
  let i = 0;
  while (i < weight.length - 1 && (left -= weight[i]) >= 0) i++;
  return i;
}

function distance({ points, sums }: ComponentRows, i: number, a: number): number {
  const cols = sums.sum.length;
  let square = 0;
  for (let j = 0; j < cols; j++) {
    const apart = points[i * cols + j] - points[a * cols + j];
    square += apart * apart;
  }
  return square;
}

function squareOf(points: Float64Array, i: number, cols: number): number {
  let square = 0;
  for (let j = i * cols; j < (i + 1) * cols; j++) square += points[j] * points[j];
  return square;
}
