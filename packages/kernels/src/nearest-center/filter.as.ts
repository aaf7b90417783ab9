// Nearest centers by single precision, wherever it can be proved that double precision would find the same.
//
// About an origin o among the centers, |x - c|^2 / 2 = |x - o|^2 / 2 + s(c) with s(c) = |c - o|^2 / 2 - (x - o)(c - o). With u = 2^-24,
// n = |x - o|, C the largest |c - o| and D columns, a score in single precision is off by at most (D + 4) u (C^2 / 2 + n C) [1, ch. 3],
// and half a squared distance in double precision by (D + 3) 2^-53 (n + C)^2 / 2. The number of the center takes the place of the last p
// bits of a score, which moves it by less than 2^p ulp, so by 2^(p - 23) (C^2 / 2 + n C) at most. So where the least score is below all
// others by more than (D + 8 + 2^p) 2^-22 C (C + n) + (D + 8) 2^-50 n^2, and by more than underflow can do, its center is the one nearest
// in double precision, without a tie. Overflow makes the bound Infinity or NaN, which no gap exceeds.
//
// [1] N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002).
import { readLines } from '../assembly/read-lines.as';

/** Rows that are scored at once. */
const GROUP: i32 = 16;
/** Bytes of a number each in single precision. */
const SINGLES: usize = 64;

/** Columns from which it pays to read rows before they are needed. */
const AHEAD_FROM: i32 = 16;

/**
 * Writes the center whose score is least for each of at most 64 rows, and gives one bit a row, set where that is in doubt.
 *
 * `list` is 0, or numbers the rows that are meant; where it is 0, rows beyond these may be read up to `end`. `lower` is 0, or gets for each row what its distance from every other center exceeds:
 * half the square of that is at least |x - o|^2 / 2 plus the second score less the bound.
 *
 * `filter` holds, for an even number of centers: the largest |c - o|, three numbers unread, |c - o|^2 / 2 of each center, o - c of each,
 * then, from an address that is a multiple of 16, o in double precision. `scratch` is room for 3 numbers and the columns of 16 rows.
 */
export function filterNearest(
  rows: usize,
  list: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  filter: usize,
  nearest: usize,
  lower: usize,
  scratch: usize,
  end: usize,
): u64 {
  const points = (clusters + 1) & ~1;
  const constants = filter + 16;
  const centers = constants + (<usize>points << 2);
  const origin = (centers + ((<usize>points * cols) << 2) + 15) & ~15;
  const norms = scratch;
  const least = norms + SINGLES;
  const second = least + SINGLES;
  const singles = second + SINGLES;
  const bits = 32 - clz(points - 1);
  const reach = load<f32>(filter);
  const readable = list || cols < AHEAD_FROM ? 0 : end;
  const groupBytes = <usize>(GROUP * cols) << 3;
  let next = rows;
  let doubtful: u64 = 0;
  for (let i = 0; i < count; i += GROUP, nearest += SINGLES) {
    toSingles(rows, list, i, min(i + GROUP, count), cols, origin, singles, norms);
    next += groupBytes;
    score(singles, cols, points, constants, centers, ~((1 << bits) - 1), least, second, next, readable);
    doubtful |= <u64>doubts(cols, bits, reach, norms, least, second, nearest, lower) << i;
    if (lower) lower += SINGLES;
  }
  return doubtful;
}

/**
 * For each center a mask of at most 16 rows: a bit is clear where the row's squared distance from the center is surely not below the row's
 * number in `closest`: where |x - o|^2 + 2 s(c), less twice the bound and what rounding adds to the norm, is above it.
 *
 * `scratch` is room for 3 numbers and the columns of 16 rows.
 */
export function nearerRows(
  rows: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  filter: usize,
  closest: usize,
  masks: usize,
  scratch: usize,
): void {
  const points = (clusters + 1) & ~1;
  let constant = filter + 16;
  let center = constant + (<usize>points << 2);
  const bytes = <usize>cols << 2;
  const origin = (center + <usize>points * bytes + 15) & ~15;
  const norms = scratch;
  const limits = norms + SINGLES;
  const singles = limits + 2 * SINGLES;
  toSingles(rows, 0, 0, count, cols, origin, singles, norms);
  scoreLimits(count, cols, load<f32>(filter), norms, closest, limits);
  for (let k = 0; k < clusters; k++, constant += 4, center += bytes) {
    let a0 = v128.load32_splat(constant);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    for (let from = singles, at = center, end = center + bytes; at < end; at += 4, from += SINGLES) {
      const a = v128.load32_splat(at);
      a0 = plusProduct(a0, v128.load(from), a);
      a1 = plusProduct(a1, v128.load(from, 16), a);
      a2 = plusProduct(a2, v128.load(from, 32), a);
      a3 = plusProduct(a3, v128.load(from, 48), a);
    }
    const low = i32x4.bitmask(f32x4.gt(a0, v128.load(limits))) | (i32x4.bitmask(f32x4.gt(a1, v128.load(limits, 16))) << 4);
    const high = i32x4.bitmask(f32x4.gt(a2, v128.load(limits, 32))) | (i32x4.bitmask(f32x4.gt(a3, v128.load(limits, 48))) << 4);
    store<i32>(masks + (<usize>k << 2), ~(low | (high << 8)));
  }
}

/** What a score must be above, so that the row is not nearer: half of closest, less half the norm, and the bound; never where it is NaN. */
function scoreLimits(count: i32, cols: i32, reach: f32, norms: usize, closest: usize, limits: usize): void {
  const half = f32x4.splat(0.5);
  // Of the squared norm, what its own rounding may have added is taken off.
  const part = f32x4.splat(0.5 - <f32>(cols + 8) * <f32>1.1920928955078125e-7);
  const single = f32x4.splat(<f32>(cols + 8) * <f32>1.1920928955078125e-7);
  const farthest = f32x4.splat(reach);
  const twice = f32x4.add(farthest, farthest);
  for (let r: usize = 0; r < SINGLES; r += 16) {
    const last = <usize>(count - 1) << 3;
    const a = v128.load64_lane(closest + min(2 * r + 8, last), v128.load64_splat(closest + min(2 * r, last)), 1);
    const b = v128.load64_lane(closest + min(2 * r + 24, last), v128.load64_splat(closest + min(2 * r + 16, last)), 1);
    const both = v128.shuffle<i64>(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 2);
    const square = v128.load(norms + r);
    const span = f32x4.add(farthest, f32x4.sqrt(square));
    const bound = f32x4.add(f32x4.mul(single, f32x4.mul(twice, span)), f32x4.mul(f32x4.splat(1e-36), f32x4.add(f32x4.splat(1), span)));
    const limit = f32x4.sub(f32x4.mul(both, f32x4.mul(half, f32x4.splat(1.000001))), f32x4.mul(square, part));
    v128.store(limits + r, f32x4.add(limit, bound));
  }
}

/** x - o by column, and its squared norm, of the rows from `first` to `end`; beyond them the last one repeats. */
function toSingles(
  rows: usize,
  list: usize,
  first: i32,
  end: i32,
  cols: i32,
  origin: usize,
  singles: usize,
  norms: usize,
): void {
  const width = <usize>cols << 3;
  const last = end - 1;
  for (let r: usize = 0, i = first; r < SINGLES; r += 16, i += 4) {
    let a = rowAt(rows, list, min(i, last), width);
    let b = rowAt(rows, list, min(i + 1, last), width);
    let c = rowAt(rows, list, min(i + 2, last), width);
    let d = rowAt(rows, list, min(i + 3, last), width);
    let norm = f32x4.splat(0);
    let o = origin;
    let to = singles + r;
    let left = cols;
    for (; left >= 2; left -= 2, a += 16, b += 16, c += 16, d += 16, o += 16, to += 2 * SINGLES) {
      const about = v128.load(o);
      const ab = v128.shuffle<i32>(
        f32x4.demote_f64x2_zero(f64x2.sub(v128.load(a), about)),
        f32x4.demote_f64x2_zero(f64x2.sub(v128.load(b), about)),
        0,
        4,
        1,
        5,
      );
      const cd = v128.shuffle<i32>(
        f32x4.demote_f64x2_zero(f64x2.sub(v128.load(c), about)),
        f32x4.demote_f64x2_zero(f64x2.sub(v128.load(d), about)),
        0,
        4,
        1,
        5,
      );
      const even = v128.shuffle<i64>(ab, cd, 0, 2);
      const odd = v128.shuffle<i64>(ab, cd, 1, 3);
      v128.store(to, even);
      v128.store(to, odd, SINGLES);
      norm = f32x4.add(norm, f32x4.add(f32x4.mul(even, even), f32x4.mul(odd, odd)));
    }
    if (left) {
      const about = load<f64>(o);
      const x = f32x4(
        <f32>(load<f64>(a) - about),
        <f32>(load<f64>(b) - about),
        <f32>(load<f64>(c) - about),
        <f32>(load<f64>(d) - about),
      );
      v128.store(to, x);
      norm = f32x4.add(norm, f32x4.mul(x, x));
    }
    v128.store(norms + r, norm);
  }
}

// @ts-ignore: decorator
@inline
function rowAt(rows: usize, list: usize, i: i32, width: usize): usize {
  return rows + (list ? <usize>load<u32>(list + (<usize>i << 2)) : <usize>i) * width;
}

/**
 * The two least scores of each row, with the number of the center in the bits that `kept` lacks; two centers at once.
 *
 * Meanwhile it reads, a part with each two centers, the cache lines of as many rows from `ahead` on, as far as `end`: whoever only meets them
 * when they are needed waits for memory.
 */
function score(
  singles: usize,
  cols: i32,
  points: i32,
  constant: usize,
  center: usize,
  kept: i32,
  least: usize,
  second: usize,
  ahead: usize,
  end: usize,
): void {
  const bytes = <usize>cols << 2;
  const part = (bytes * 2 * <usize>GROUP) / <usize>points;
  let seen = i64x2.splat(0);
  const mask = i32x4.splat(kept);
  for (let r: usize = 0; r < SINGLES; r += 16) {
    v128.store(least + r, f32x4.splat(Infinity));
    v128.store(second + r, f32x4.splat(Infinity));
  }
  for (let k = 0; k < points; k += 2, constant += 8, center += bytes) {
    seen = v128.or(seen, readLines(ahead, min(ahead + part, end)));
    ahead += part;
    const next = center + bytes;
    let a0 = v128.load32_splat(constant);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = v128.load32_splat(constant, 4);
    let b1 = b0;
    let b2 = b0;
    let b3 = b0;
    for (let from = singles; center < next; center += 4, from += SINGLES) {
      const a = v128.load32_splat(center);
      const b = v128.load32_splat(center + bytes);
      let x = v128.load(from);
      a0 = plusProduct(a0, x, a);
      b0 = plusProduct(b0, x, b);
      x = v128.load(from, 16);
      a1 = plusProduct(a1, x, a);
      b1 = plusProduct(b1, x, b);
      x = v128.load(from, 32);
      a2 = plusProduct(a2, x, a);
      b2 = plusProduct(b2, x, b);
      x = v128.load(from, 48);
      a3 = plusProduct(a3, x, a);
      b3 = plusProduct(b3, x, b);
    }
    const ka = i32x4.splat(k);
    const kb = i32x4.splat(k + 1);
    keepLeast(tagged(a0, mask, ka), tagged(b0, mask, kb), least, second);
    keepLeast(tagged(a1, mask, ka), tagged(b1, mask, kb), least + 16, second + 16);
    keepLeast(tagged(a2, mask, ka), tagged(b2, mask, kb), least + 32, second + 32);
    keepLeast(tagged(a3, mask, ka), tagged(b3, mask, kb), least + 48, second + 48);
  }
  // Only so that reading them is not left out.
  v128.store(singles, seen);
}

/** a + x * b, rounded once where the processor can, which the bound allows. */
// @ts-ignore: decorator
@inline
function plusProduct(a: v128, x: v128, b: v128): v128 {
  return f32x4.relaxed_madd(x, b, a);
}

// @ts-ignore: decorator
@inline
function tagged(scores: v128, mask: v128, k: v128): v128 {
  return v128.or(v128.and(scores, mask), k);
}

// @ts-ignore: decorator
@inline
function keepLeast(a: v128, b: v128, least: usize, second: usize): void {
  const low = v128.load(least);
  const lower = f32x4.pmin(a, b);
  const next = f32x4.pmin(f32x4.pmax(a, b), f32x4.pmax(low, lower));
  v128.store(second, f32x4.pmin(v128.load(second), next));
  v128.store(least, f32x4.pmin(low, lower));
}

/** Writes the centers, and gives one bit a row, set where the gap is not above the bound. */
function doubts(
  cols: i32,
  bits: i32,
  reach: f32,
  norms: usize,
  least: usize,
  second: usize,
  nearest: usize,
  lower: usize,
): i32 {
  const tags = i32x4.splat((1 << bits) - 1);
  const single = f32x4.splat(<f32>(cols + 8 + (1 << bits)) * <f32>1.1920928955078125e-7);
  const double = f32x4.splat(<f32>(cols + 8) * <f32>8.881784197001252e-16);
  const farthest = f32x4.splat(reach);
  // Twice the reach by half the factor: what overflows here does so before a score can.
  const twice = f32x4.add(farthest, farthest);
  let doubtful = 0;
  for (let r: usize = 0; r < SINGLES; r += 16) {
    const low = v128.load(least + r);
    v128.store(nearest + r, v128.and(low, tags));
    const square = v128.load(norms + r);
    const span = f32x4.add(farthest, f32x4.sqrt(square));
    const underflow = f32x4.mul(f32x4.splat(<f32>1e-36), f32x4.add(f32x4.splat(1), span));
    const rounding = f32x4.add(f32x4.mul(single, f32x4.mul(twice, span)), f32x4.mul(double, square));
    const next = v128.load(second + r);
    const bound = f32x4.add(rounding, underflow);
    const sure = f32x4.gt(f32x4.sub(next, low), bound);
    if (lower) {
      // Of the squared norm, what its own rounding may have added is taken off, and what is left of it here.
      const norm = f32x4.mul(square, f32x4.splat(1 - <f32>(cols + 8) * <f32>2.384185791015625e-7));
      const half = f32x4.sub(next, bound);
      const squared = f32x4.pmax(f32x4.splat(0), f32x4.add(norm, f32x4.add(half, half)));
      v128.store(lower + r, f32x4.mul(f32x4.sqrt(squared), f32x4.splat(0.999999)));
    }
    doubtful |= (i32x4.bitmask(sure) ^ 15) << (<i32>r >> 2);
  }
  return doubtful;
}
