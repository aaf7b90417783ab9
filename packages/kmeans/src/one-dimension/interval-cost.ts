import type { WeightedValues } from './weighted-values.ts';

/** What consecutive values cost as one cluster. */
export interface IntervalCost {
  /** Inertia of the values from `first` to `last`, both included, about their mean. */
  cost(first: number, last: number): number;
  /** Their weighted mean. */
  mean(first: number, last: number): number;
}

/**
 * Inertia and mean of any run of values in constant time, by running sums [1].
 *
 * The sums and all that follows are pairs of doubles, whose low parts are the rounding errors of the high ones [2], about the middle
 * value. So the inertia of values that lie close together keeps its digits, however far from zero and from each other clusters are.
 *
 * [1] H. Wang, M. Song, Ckmeans.1d.dp: optimal k-means clustering in one dimension by dynamic programming, The R Journal 3 (2011).
 * [2] T. J. Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971).
 */
export function intervalCost({ values, weights }: WeightedValues): IntervalCost {
  const count = values.length;
  const about = values[Math.floor(count / 2)];
  const weight = runningSums(count);
  const shift = runningSums(count);
  const square = runningSums(count);
  values.forEach((value, i) => {
    const w: Pair = [weights[i], 0];
    const z = difference(value, about);
    const wz = product(w, z);
    add(weight, i, w);
    add(shift, i, wz);
    add(square, i, product(wz, z));
  });
  return {
    cost(first, last) {
      const end = last + 1;
      const s = between(shift, first, end);
      const w = between(weight, first, end);
      const q = between(square, first, end);
      const [high, low] = quotient(product(s, s), w);
      return first === last ? 0 : Math.max(0, q[0] - high + (q[1] - low));
    },
    mean(first, last) {
      if (first === last) return values[first];
      const [high, low] = quotient(between(shift, first, last + 1), between(weight, first, last + 1));
      const [sum, rest] = difference(about, -high);
      return sum + (rest + low);
    },
  };
}

/** The unevaluated sum of a double and of one too small to change it. */
type Pair = readonly [high: number, low: number];

/** Entry i is the sum of the i numbers before it. */
interface RunningSums {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

function runningSums(count: number): RunningSums {
  return { high: new Float64Array(count + 1), low: new Float64Array(count + 1) };
}

function add({ high, low }: RunningSums, i: number, [x, rest]: Pair): void {
  const [sum, error] = difference(high[i], -x);
  const small = error + (low[i] + rest);
  high[i + 1] = sum + small;
  low[i + 1] = small - (high[i + 1] - sum);
}

function between({ high, low }: RunningSums, first: number, end: number): Pair {
  const [sum, error] = difference(high[end], high[first]);
  return normalized(sum, error + (low[end] - low[first]));
}

function normalized(sum: number, small: number): Pair {
  const high = sum + small;
  return [high, small - (high - sum)];
}

/** a - b, exactly. */
function difference(a: number, b: number): Pair {
  const high = a - b;
  const part = high - a;
  return [high, a - (high - part) - (b + part)];
}

function product([a, aLow]: Pair, [b, bLow]: Pair): Pair {
  const high = a * b;
  return normalized(high, productError(a, b, high) + (a * bLow + aLow * b));
}

function quotient(a: Pair, b: Pair): Pair {
  const high = a[0] / b[0];
  const back = high * b[0];
  const rest = a[0] - back - productError(high, b[0], back) + a[1] - high * b[1];
  return normalized(high, rest / b[0]);
}

/** What `high` = a * b lost by rounding, exactly. */
function productError(a: number, b: number, high: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 of 53 bits [2]. */
function upperHalf(a: number): number {
  const c = 134217729 * a;
  return c - (c - a);
}
