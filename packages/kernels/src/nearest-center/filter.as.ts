// Nearest centers by single precision, wherever it can be proved that double precision would find the same.
//
// About an origin o among the centers, |x - c|^2 / 2 = |x - o|^2 / 2 + s(c) with s(c) = |c - o|^2 / 2 - (x - o)(c - o). With u = 2^-24,
// n = |x - o|, C the largest |c - o| and D columns, a score in single precision is off by at most (D + 4) u (C^2 / 2 + n C) [1, ch. 3],
// and half a squared distance in double precision by (D + 3) 2^-53 (n + C)^2 / 2. So where the least score is below all others by more than
// (D + 8) 2^-22 C (C + n) + (D + 8) 2^-50 n^2, and by more than underflow can do, its center is the one nearest in double precision,
// without a tie. Overflow makes the bound Infinity or NaN, which no gap exceeds.
//
// [1] N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002).
import { COLUMN, mulAdd, splat } from '../assembly/tile.as';

/** Bytes of a column of a tile in single precision. */
const SINGLES: usize = 256;

/**
 * Labels a tile's rows with the center whose score is least, and tells by one bit a row where that is in doubt.
 *
 * `scratch` is room for a tile in single precision and four columns of it. `filter` holds the largest |c - o|, three numbers unread, |c - o|^2 / 2 of each center, and c - o of each, for an even number of centers.
 */
export function filterNearest(
  tile: usize,
  cols: i32,
  clusters: i32,
  origin: usize,
  filter: usize,
  nearest: usize,
  scratch: usize,
): u64 {
  const norms = scratch;
  const least = norms + SINGLES;
  const second = least + SINGLES;
  const labels = second + SINGLES;
  const singles = labels + SINGLES;
  toSingles(tile, cols, origin, singles, norms);
  score(singles, cols, clusters, filter, least, second, labels);
  for (let r: usize = 0; r < SINGLES; r += 16) {
    const at = v128.load(labels + r);
    v128.store(nearest + 2 * r, i64x2.extend_low_i32x4_u(at));
    v128.store(nearest + 2 * r, i64x2.extend_high_i32x4_u(at), 16);
  }
  return doubts(cols, load<f32>(filter), norms, least, second);
}

/** x - o, and its squared norm. */
function toSingles(tile: usize, cols: i32, origin: usize, singles: usize, norms: usize): void {
  const end = origin + (<usize>cols << 3);
  for (let r: usize = 0; r < SINGLES; r += 16) {
    let norm = f32x4.splat(0);
    let from = tile + 2 * r;
    let to = singles + r;
    for (let at = origin; at < end; at += 8, from += COLUMN, to += SINGLES) {
      const o = v128.load64_splat(at);
      const low = f32x4.demote_f64x2_zero(f64x2.sub(v128.load(from), o));
      const high = f32x4.demote_f64x2_zero(f64x2.sub(v128.load(from, 16), o));
      const x = v128.shuffle<i64>(low, high, 0, 2);
      v128.store(to, x);
      norm = f32x4.add(norm, f32x4.mul(x, x));
    }
    v128.store(norms + r, norm);
  }
}

/** The least score of each row, its center, and the least of the others; sixteen rows by two centers at once. */
function score(
  singles: usize,
  cols: i32,
  clusters: i32,
  filter: usize,
  least: usize,
  second: usize,
  labels: usize,
): void {
  const bytes = <usize>cols << 2;
  let constant = filter + 16;
  let center = constant + (<usize>((clusters + 1) & ~1) << 2);
  for (let r: usize = 0; r < SINGLES; r += 16) {
    v128.store(least + r, f32x4.splat(Infinity));
    v128.store(second + r, f32x4.splat(Infinity));
    v128.store(labels + r, i32x4.splat(0));
  }
  for (let k = 0; k < clusters; k += 2, constant += 8, center += 2 * bytes) {
    const end = center + bytes;
    const ka = i32x4.splat(k);
    const kb = i32x4.splat(k + 1);
    for (let r: usize = 0; r < SINGLES; r += 64) {
      let a0 = v128.load32_splat(constant);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = v128.load32_splat(constant, 4);
      let b1 = b0;
      let b2 = b0;
      let b3 = b0;
      let from = singles + r;
      for (let at = center; at < end; at += 4, from += SINGLES) {
        const a = v128.load32_splat(at);
        const b = v128.load32_splat(at + bytes);
        let x = v128.load(from);
        a0 = f32x4.sub(a0, f32x4.mul(x, a));
        b0 = f32x4.sub(b0, f32x4.mul(x, b));
        x = v128.load(from, 16);
        a1 = f32x4.sub(a1, f32x4.mul(x, a));
        b1 = f32x4.sub(b1, f32x4.mul(x, b));
        x = v128.load(from, 32);
        a2 = f32x4.sub(a2, f32x4.mul(x, a));
        b2 = f32x4.sub(b2, f32x4.mul(x, b));
        x = v128.load(from, 48);
        a3 = f32x4.sub(a3, f32x4.mul(x, a));
        b3 = f32x4.sub(b3, f32x4.mul(x, b));
      }
      keepLeast(a0, b0, ka, kb, least + r, second + r, labels + r);
      keepLeast(a1, b1, ka, kb, least + r + 16, second + r + 16, labels + r + 16);
      keepLeast(a2, b2, ka, kb, least + r + 32, second + r + 32, labels + r + 32);
      keepLeast(a3, b3, ka, kb, least + r + 48, second + r + 48, labels + r + 48);
    }
  }
}

// @ts-ignore: decorator
@inline
function keepLeast(a: v128, b: v128, ka: v128, kb: v128, least: usize, second: usize, labels: usize): void {
  const low = v128.load(least);
  const isB = f32x4.lt(b, a);
  const lower = f32x4.pmin(a, b);
  const higher = f32x4.pmax(a, b);
  const isNew = f32x4.lt(lower, low);
  const next = f32x4.pmin(higher, f32x4.pmax(low, lower));
  v128.store(second, f32x4.pmin(v128.load(second), next));
  v128.store(labels, v128.bitselect(v128.bitselect(kb, ka, isB), v128.load(labels), isNew));
  v128.store(least, f32x4.pmin(low, lower));
}

/** One bit a row, set where the gap is not above the bound. */
function doubts(cols: i32, reach: f32, norms: usize, least: usize, second: usize): u64 {
  const factor = <f32>(cols + 8);
  const single = f32x4.splat(factor * <f32>1.1920928955078125e-7);
  const double = f32x4.splat(factor * <f32>8.881784197001252e-16);
  const farthest = f32x4.splat(reach);
  // Twice the reach by half the factor: what overflows here does so before a score can.
  const twice = f32x4.add(farthest, farthest);
  let bits: u64 = 0;
  for (let r: usize = 0; r < SINGLES; r += 16) {
    const square = v128.load(norms + r);
    const span = f32x4.add(farthest, f32x4.sqrt(square));
    const underflow = f32x4.mul(f32x4.splat(<f32>1e-36), f32x4.add(f32x4.splat(1), span));
    const rounding = f32x4.add(f32x4.mul(single, f32x4.mul(twice, span)), f32x4.mul(double, square));
    const gap = f32x4.sub(v128.load(second + r), v128.load(least + r));
    const sure = f32x4.gt(gap, f32x4.add(rounding, underflow));
    bits |= <u64>(i32x4.bitmask(sure) ^ 15) << (<u64>r >> 2);
  }
  return bits;
}

/** Squared distance of each row of a tile from its nearest center, in column order; four rows at once. */
export function distancesFromNearest(tile: usize, cols: i32, centers: usize, nearest: usize, least: usize): void {
  const bytes = <usize>cols << 3;
  for (let r: usize = 0; r < COLUMN; r += 32) {
    let a = centers + load<usize>(nearest + r) * bytes;
    let b = centers + load<usize>(nearest + r, 8) * bytes;
    let c = centers + load<usize>(nearest + r, 16) * bytes;
    let d = centers + load<usize>(nearest + r, 24) * bytes;
    let low = splat(0);
    let high = low;
    let from = tile + r;
    for (const end = a + bytes; a < end; a += 8, b += 8, c += 8, d += 8, from += COLUMN) {
      let z = f64x2.sub(v128.load(from), v128.load64_lane(b, v128.load64_splat(a), 1));
      low = mulAdd(z, z, low);
      z = f64x2.sub(v128.load(from, 16), v128.load64_lane(d, v128.load64_splat(c), 1));
      high = mulAdd(z, z, high);
    }
    v128.store(least + r, low);
    v128.store(least + r, high, 16);
  }
}
