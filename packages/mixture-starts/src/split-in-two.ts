import type { RandomStream } from '@mixwell/core';
import { room } from '@mixwell/math';
import type { ComponentRows } from './component-rows.ts';
import { logOnePlusExp, logistic } from './logistic.ts';
import { type Part, logShares, partOf, sumsOf, without } from './part.ts';
import type { SplitShape } from './split-shape.ts';
import { takeAtRandom } from './take-at-random.ts';

/** A component in two parts. */
export interface Split {
  readonly one: Part;
  readonly other: Part;
  /** What the log-likelihood gains at least, in nats, the responsibilities of all other components being as they are [1]. */
  readonly gain: number;
}

/** Rounds of EM within the component. */
const ROUNDS = 2;

/**
 * Splits a component at random; a few rounds of EM follow. Null where a part has too few rows.
 *
 * [1] J. J. Verbeek, N. Vlassis, B. Kröse, Efficient greedy learning of Gaussian mixture models, Neural Comput. 15 (2003).
 */
export function splitInTwo(rows: ComponentRows, shape: SplitShape, random: RandomStream): Split | null {
  const { points, weight, sums, cols } = rows;
  const taken = takenWeights(weight.length);
  takeAtRandom(rows, random, taken);
  for (let round = 1; ; round++) {
    const first = sumsOf(points, taken, cols, shape === 'full', firstSums(sums.length));
    const one = partOf(first, sums[0], cols, shape);
    const other = partOf(without(sums, first, otherSums(sums.length)), sums[0], cols, shape);
    if (!one || !other) return null;
    if (round === ROUNDS) return { one, other, gain: gainOf(rows, one, other) };
    sharesOf(rows, one, other, taken);
    for (let i = 0; i < taken.length; i++) taken[i] *= weight[i];
  }
}

/** How much of the component's responsibility its first part takes over, one a row, in `to`. */
export function sharesOf(
  { points, weight }: ComponentRows,
  one: Part,
  other: Part,
  to: Float64Array = new Float64Array(weight.length),
): Float64Array {
  const a = logShares(one, points, ofOne(weight.length));
  const b = logShares(other, points, ofOther(weight.length));
  for (let i = 0; i < to.length; i++) {
    const share = logistic(Math.abs(a[i] - b[i]));
    to[i] = a[i] > b[i] ? share : 1 - share;
  }
  return to;
}

function gainOf({ points, weight, squares }: ComponentRows, one: Part, other: Part): number {
  const a = logShares(one, points, ofOne(weight.length));
  const b = logShares(other, points, ofOther(weight.length));
  let gain = 0;
  for (let i = 0; i < weight.length; i++) {
    gain += weight[i] * (Math.max(a[i], b[i]) + logOnePlusExp(Math.abs(a[i] - b[i])) + 0.5 * squares[i]);
  }
  return gain;
}

const [takenWeights, firstSums, otherSums, ofOne, ofOther] = [room(), room(), room(), room(), room()];
