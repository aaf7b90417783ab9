import { storeExp2 } from './exp2.as';
import { log } from './log.as';
import { COLUMN, GROUP, splat } from './tile.as';

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
  const end = logs + <usize>components * COLUMN;
  const smallest = splat(least);
  findMosts(logs, end, bytes, mosts);
  memory.fill(sums, 0, bytes);
  for (; logs < end; logs += COLUMN) {
    for (let r: usize = 0; r < bytes; r += 32) {
      const x = distance(logs + r, mosts + r);
      const y = distance(logs + r + 16, mosts + r + 16);
      if (v128.any_true(v128.or(f64x2.ge(x, smallest), f64x2.ge(y, smallest)))) {
        addShares(logs + r, x, y, smallest, sums + r);
      } else {
        v128.store(logs + r, splat(0));
        v128.store(logs + r, splat(0), 16);
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function distance(log: usize, most: usize): v128 {
  return f64x2.pmin(splat(0), f64x2.sub(v128.load(log), v128.load(most)));
}

// @ts-ignore: decorator
@inline
function addShares(to: usize, x: v128, y: v128, least: v128, sums: usize): void {
  storeExp2(to, x, y, least);
  v128.store(sums, f64x2.add(v128.load(sums), v128.load(to)));
  v128.store(sums, f64x2.add(v128.load(sums, 16), v128.load(to, 16)), 16);
}

/** The largest of each row. */
// @ts-ignore: decorator
@inline
function findMosts(logs: usize, end: usize, bytes: usize, mosts: usize): void {
  for (let r: usize = 0; r < bytes; r += GROUP) {
    let most0 = splat(-Infinity);
    let most1 = most0;
    let most2 = most0;
    let most3 = most0;
    for (let at = logs + r; at < end; at += COLUMN) {
      most0 = f64x2.pmax(most0, v128.load(at));
      most1 = f64x2.pmax(most1, v128.load(at, 16));
      most2 = f64x2.pmax(most2, v128.load(at, 32));
      most3 = f64x2.pmax(most3, v128.load(at, 48));
    }
    v128.store(mosts + r, most0);
    v128.store(mosts + r, most1, 16);
    v128.store(mosts + r, most2, 32);
    v128.store(mosts + r, most3, 48);
  }
}

/** weight / sum of shares: with it, shares become responsibilities times the row's weight. */
export function toScales(weights: usize, sums: usize, bytes: usize, scales: usize): void {
  for (let r: usize = 0; r < bytes; r += 16) {
    v128.store(scales + r, f64x2.div(v128.load(weights + r), v128.load(sums + r)));
  }
}

/** Natural logarithms of the densities of a tile's rows. */
export function toLogDensities(mosts: usize, sums: usize, bytes: usize, to: usize): void {
  for (let r: usize = 0; r < bytes; r += 16) {
    v128.store(to + r, logDensity(v128.load(mosts + r), v128.load(sums + r)));
  }
}

/** Adds the log-densities of `count` rows to the two lanes at `lanes`, with one logarithm a lane. */
export function addLogLikelihood(mosts: usize, sums: usize, count: i32, lanes: usize): void {
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
export function addWeighedLogLikelihood(weights: usize, mosts: usize, sums: usize, bytes: usize, lanes: usize): void {
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
