import { exp2 } from './exp2.as';
import { log } from './log.as';
import { COLUMN, fillColumn, groupBytes, splat } from './tile.as';

/** A share below 2^this counts as nothing in a fit: why that is harmless is told in responsibilities.ts. */
export const LEAST_SHARE: f64 = -88;
/** Below it, powers of 2 would not be normal numbers. */
export const SMALLEST_SHARE: f64 = -1021;

const LN_2: f64 = 0.6931471805599453;

/**
 * Turns the binary logarithms of the first `bytes` of a tile's columns into 2^(log - the row's largest), in place, and 0 below
 * 2^`least`; what is 0 in four rows takes no power. `mosts` gets each row's largest, and `sums` the sum of its shares.
 *
 * Where all logarithms are -Infinity, log - largest is NaN, which `pmin` turns into 0: the components share the row equally.
 */
export function toShares(logs: usize, components: i32, bytes: usize, least: f64, mosts: usize, sums: usize): void {
  const smallest = splat(least);
  const height = <usize>components * COLUMN;
  for (let r: usize = 0; r < bytes; r += 16, logs += 16) {
    const end = logs + height;
    let most = splat(-Infinity);
    for (let at = logs; at < end; at += COLUMN) most = f64x2.pmax(most, v128.load(at));
    v128.store(mosts + r, most);
    let sum = splat(0);
    for (let at = logs; at < end; at += COLUMN) {
      const x = f64x2.pmin(splat(0), f64x2.sub(v128.load(at), most));
      const near = f64x2.ge(x, smallest);
      let share = near;
      if (v128.any_true(near)) share = v128.and(near, exp2(x));
      v128.store(at, share);
      sum = f64x2.add(sum, share);
    }
    v128.store(sums + r, sum);
  }
}

/**
 * The E-step of a tile: turns logarithms into shares, adds the log-likelihood of `count` rows to the two lanes at `lanes`, and writes weight
 * / sum of shares to `scales`: with it, shares become responsibilities times the row's weight. `weights` is 0 where every row counts once;
 * `columns` is room for three.
 */
export function expectation(
  logs: usize,
  components: i32,
  weights: usize,
  count: i32,
  lanes: usize,
  scales: usize,
  columns: usize,
): void {
  const bytes = groupBytes(count);
  const mosts = columns + COLUMN;
  const sums = mosts + COLUMN;
  fillColumn(weights, count, columns);
  toShares(logs, components, bytes, LEAST_SHARE, mosts, sums);
  if (weights) addWeighedLogLikelihood(columns, mosts, sums, bytes, lanes);
  else addLogLikelihood(mosts, sums, count, lanes);
  for (let r: usize = 0; r < bytes; r += 16) {
    v128.store(scales + r, f64x2.div(v128.load(columns + r), v128.load(sums + r)));
  }
}

/** Natural logarithms of the densities of a tile's rows. */
export function toLogDensities(mosts: usize, sums: usize, bytes: usize, to: usize): void {
  for (let r: usize = 0; r < bytes; r += 16) {
    v128.store(to + r, logDensity(v128.load(mosts + r), v128.load(sums + r)));
  }
}

/** Adds the log-densities of `count` rows to the two lanes at `lanes`, with one logarithm a lane. */
function addLogLikelihood(mosts: usize, sums: usize, count: i32, lanes: usize): void {
  let most = splat(0);
  let product = splat(1);
  let r: usize = 0;
  for (const pairs = <usize>(count & ~1) << 3; r < pairs; r += 16) {
    most = f64x2.add(most, v128.load(mosts + r));
    product = f64x2.mul(product, v128.load(sums + r));
  }
  if (count & 1) {
    most = f64x2.add(most, v128.load64_zero(mosts + r));
    product = f64x2.mul(product, v128.load64_lane(sums + r, splat(1), 0));
  }
  v128.store(lanes, f64x2.add(v128.load(lanes), logDensity(most, product)));
}

/** Adds weight times log-density of a tile's rows to the two lanes at `lanes`; a row of weight 0 counts for nothing. */
function addWeighedLogLikelihood(weights: usize, mosts: usize, sums: usize, bytes: usize, lanes: usize): void {
  let total = v128.load(lanes);
  for (let r: usize = 0; r < bytes; r += 16) {
    const w = v128.load(weights + r);
    const term = f64x2.mul(w, logDensity(v128.load(mosts + r), v128.load(sums + r)));
    total = f64x2.add(total, v128.and(term, f64x2.gt(w, splat(0))));
  }
  v128.store(lanes, total);
}

// @ts-ignore: decorator
@inline
function logDensity(most: v128, sum: v128): v128 {
  return f64x2.add(f64x2.mul(splat(LN_2), most), log(sum));
}

/**
 * Makes of the shares of all components, in place, responsibilities times weights, and adds them to the two lanes of each component:
 * the first at `lanes`, the next `stride` bytes on. Two components at a time, because each addition waits for the one before.
 */
export function addWeights(
  shares: usize,
  components: i32,
  scales: usize,
  bytes: usize,
  lanes: usize,
  stride: usize,
): void {
  let k = 0;
  for (; k + 1 < components; k += 2, shares += 2 * COLUMN, lanes += 2 * stride) {
    let sum0 = v128.load(lanes);
    let sum1 = v128.load(lanes + stride);
    for (let r: usize = 0; r < bytes; r += 16) {
      const scale = v128.load(scales + r);
      const wr0 = f64x2.mul(v128.load(shares + r), scale);
      const wr1 = f64x2.mul(v128.load(shares + r, COLUMN), scale);
      v128.store(shares + r, wr0);
      v128.store(shares + r, wr1, COLUMN);
      sum0 = f64x2.add(sum0, wr0);
      sum1 = f64x2.add(sum1, wr1);
    }
    v128.store(lanes, sum0);
    v128.store(lanes + stride, sum1);
  }
  if (k < components) {
    let sum = v128.load(lanes);
    for (let r: usize = 0; r < bytes; r += 16) {
      const wr = f64x2.mul(v128.load(shares + r), v128.load(scales + r));
      v128.store(shares + r, wr);
      sum = f64x2.add(sum, wr);
    }
    v128.store(lanes, sum);
  }
}
