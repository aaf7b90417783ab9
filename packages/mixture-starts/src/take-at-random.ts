import type { RandomStream } from '@mixwell/core';
import { exp, log, room } from '@mixwell/math';
import type { ComponentRows } from './component-rows.ts';
import { squaresInPlane } from './plane.ts';

/** Most rows of which the nearest ends a ball. */
const MOST_ENDS = 16;

/**
 * Some of a component's rows: those nearer to the first of two random rows, or in a ball about a random row, small ones as often as
 * large. Writes the weight of each row that is one of them to `taken`, and 0 for the others.
 */
export function takeAtRandom(rows: ComponentRows, random: RandomStream, taken: Float64Array): void {
  if (random() < 0.5) takeNearer(rows, random, taken);
  else takeBall(rows, random, taken);
}

/** The rows nearer to the first of two random rows. */
function takeNearer(rows: ComponentRows, random: RandomStream, taken: Float64Array): void {
  const { points, weight, cols } = rows;
  const [a, b] = [drawn(rows, random), drawn(rows, random)];
  const fromA = squaresFrom(points, a, cols, fromOne(weight.length));
  const fromB = squaresFrom(points, b, cols, fromOther(weight.length));
  for (let i = 0; i < taken.length; i++) taken[i] = fromA[i] < fromB[i] ? weight[i] : 0;
}

/** The rows nearer to a random row than the nearest of some others, and that one. */
function takeBall(rows: ComponentRows, random: RandomStream, taken: Float64Array): void {
  const { points, weight, cols } = rows;
  const from = squaresFrom(points, drawn(rows, random), cols, fromOne(weight.length));
  let radius = Infinity;
  for (let ends = exp(random() * log(MOST_ENDS)); ends > 0; ends--) {
    radius = Math.min(radius, from[drawn(rows, random)] || Infinity);
  }
  for (let i = 0; i < taken.length; i++) taken[i] = from[i] <= radius ? weight[i] : 0;
}

const [fromOne, fromOther] = [room(), room()];

/** A row drawn by its weight. */
function drawn({ weight, sums }: ComponentRows, random: RandomStream): number {
  let left = random() * sums[0];
  let i = 0;
  while (i < weight.length - 1 && (left -= weight[i]) >= 0) i++;
  return i;
}

/** The squared distance of each of `points` from the one of row `a`, in `to`. */
function squaresFrom(points: Float64Array, a: number, cols: number, to: Float64Array): Float64Array {
  if (cols === 2) return squaresInPlane(points, a, to);
  for (let i = 0, first = 0; i < to.length; i++, first += cols) {
    let square = 0;
    for (let j = 0; j < cols; j++) {
      const apart = points[first + j] - points[a * cols + j];
      square += apart * apart;
    }
    to[i] = square;
  }
  return to;
}
