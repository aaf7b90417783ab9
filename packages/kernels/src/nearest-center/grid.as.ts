// Nearest centers in two columns, by a grid of cells that know which centers can be nearest to what lies in them.
//
// For x in a box of middle m and half sides h, and u = c - z, |x - c|^2 - |x - z|^2 = |m - c|^2 - |m - z|^2 - 2 (x - m) u is above 0 where
// |m - c|^2 - |m - z|^2 > 2 (h1 |u1| + h2 |u2|): then c is not nearest to anything in the box [1, lemma 1]. Candidates of a box are looked
// for among those of the box around it. All coordinates are taken from the origin of the grid, so what rounding does to them, to a squared
// distance, or to the cell that a row falls into is below 2^-48 of the square S of the grid's diagonal; a margin of 2^-40 S is above all of it
// together, and S is neither so small nor so large that numbers under- or overflow.
//
// [1] D. Pelleg, A. Moore, Accelerating exact k-means algorithms with geometric reasoning, KDD 1999.

/** Cells along a side, and one more on each side for what lies outside. */
const INNER: i32 = 62;
const SIDE: i32 = 64;
/** The share of the centers' extent that the grid has on each side beyond them. */
const BEYOND: f64 = 0.4;
/** What a place is not above, and what, added to it, leaves the nearest whole number in the last bits; twice each: loading a pair is cheaper. */
const LIMITS = memory.data<f64>([<f64>(SIDE - 1), <f64>(SIDE - 1), 4503599627370496, 4503599627370496], 16);
/** What the first byte of a cell says of its other three: one center, of which the others are copies; several; or that it may be any. */
const ONE: u32 = 1;
const SEVERAL: u32 = 2;
const ANY: u32 = 0;

/** Rows whose cells are found at once. */
const GROUP: i32 = 4;

/**
 * Builds the grid for at most 255 centers at `grid`, and gives 1; 0 where they are of no extent, or one that squares badly.
 *
 * The grid is its origin, the cells to a unit of length, and the cells, 4 bytes each: the middle of the cell in column i and row j is at i and
 * j cells from the origin. `scratch` is room for 8 lists of centers, 256 bytes each.
 */
export function buildGrid(centers: usize, clusters: i32, grid: usize, scratch: usize): i32 {
  let low = v128.load(centers);
  let high = low;
  for (let k: usize = 1; k < <usize>clusters; k++) {
    const center = v128.load(centers + (k << 4));
    low = f64x2.pmin(low, center);
    high = f64x2.pmax(high, center);
  }
  const extent = f64x2.sub(high, low);
  const width = f64x2.extract_lane(extent, 0);
  const height = f64x2.extract_lane(extent, 1);
  const square = width * width + height * height;
  const least = min(width, height);
  if (!(least * 1e6 > max(width, height) && least > 1e-120 && square < 1e300)) return 0;
  const cell = f64x2.mul(extent, f64x2.splat((1 + 2 * BEYOND) / <f64>INNER));
  const beyond = f64x2.add(f64x2.mul(extent, f64x2.splat(BEYOND)), f64x2.mul(cell, f64x2.splat(0.5)));
  const origin = f64x2.sub(low, beyond);
  v128.store(grid, origin);
  v128.store(grid + 16, f64x2.div(f64x2.splat(1), cell));
  const cells = grid + 32;
  memory.fill(cells, 0, (SIDE * SIDE) << 2);
  for (let k = 0; k < clusters; k++) store<u8>(scratch + k, <u8>k);
  const margin = square * 16 * 9.094947017729282e-13;
  divide(centers, origin, cell, margin, cells, 0, 0, SIDE, clusters, scratch);
  return 1;
}

/** Fills the square of `side` cells behind column x and row y, for the `count` centers that are listed at `list`. */
function divide(
  centers: usize,
  origin: v128,
  cell: v128,
  margin: f64,
  cells: usize,
  x: i32,
  y: i32,
  side: i32,
  count: i32,
  list: usize,
): void {
  if (x >= INNER || y >= INNER) return;
  const half = f64x2.mul(cell, f64x2.splat(0.5 * <f64>side * 1.000001));
  const middle = f64x2.mul(cell, f64x2.add(f64x2.replace_lane(f64x2.splat(<f64>x), 1, <f64>y), f64x2.splat(0.5 * <f64>(side + 1))));
  let nearest = centerOf(centers, origin, list, 0);
  let least = Infinity;
  for (let i = 0; i < count; i++) {
    const center = centerOf(centers, origin, list, i);
    const distance = squareOf(f64x2.sub(middle, center));
    if (distance < least) {
      least = distance;
      nearest = center;
    }
  }
  const kept = list + 256;
  let left = 0;
  for (let i = 0; i < count; i++) {
    const center = centerOf(centers, origin, list, i);
    const reach = f64x2.mul(half, f64x2.abs(f64x2.sub(center, nearest)));
    const gap = squareOf(f64x2.sub(middle, center)) - least;
    const bound = 2 * (f64x2.extract_lane(reach, 0) + f64x2.extract_lane(reach, 1)) + margin;
    store<u8>(kept + left, load<u8>(list + i));
    left += i32(!(gap > bound));
  }
  if (side === 1 || left === 1) {
    fill(cells, x, y, side, entryOf(kept, left));
    return;
  }
  const part = side >> 1;
  divide(centers, origin, cell, margin, cells, x, y, part, left, kept);
  divide(centers, origin, cell, margin, cells, x + part, y, part, left, kept);
  divide(centers, origin, cell, margin, cells, x, y + part, part, left, kept);
  divide(centers, origin, cell, margin, cells, x + part, y + part, part, left, kept);
}

// @ts-ignore: decorator
@inline
function centerOf(centers: usize, origin: v128, list: usize, i: i32): v128 {
  return f64x2.sub(v128.load(centers + (<usize>load<u8>(list + i) << 4)), origin);
}

// @ts-ignore: decorator
@inline
function squareOf(z: v128): f64 {
  const squares = f64x2.mul(z, z);
  return f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
}

function entryOf(list: usize, count: i32): u32 {
  if (count > 3) return ANY;
  const first = <u32>load<u8>(list);
  const second = count > 1 ? <u32>load<u8>(list, 1) : first;
  const third = count > 2 ? <u32>load<u8>(list, 2) : first;
  return (count === 1 ? ONE : SEVERAL) | (first << 8) | (second << 16) | (third << 24);
}

function fill(cells: usize, x: i32, y: i32, side: i32, entry: u32): void {
  for (let row = y; row < min(y + side, INNER); row++) {
    for (let column = x; column < min(x + side, INNER); column++) {
      store<u32>(cells + (((row + 1) * SIDE + column + 1) << 2), entry);
    }
  }
}

/**
 * Writes the nearest center of each of at most 64 rows, and gives one bit a row, set where all centers are to be looked at.
 *
 * `scratch` is room for 128 whole numbers.
 */
export function nearestByGrid(
  rows: usize,
  count: i32,
  centers: usize,
  grid: usize,
  nearest: usize,
  scratch: usize,
): u64 {
  const cells = grid + 32;
  const places = scratch;
  const several = scratch + 256;
  const whole = count & -GROUP;
  findPlaces(rows, whole, grid, places);
  let left: usize = 0;
  for (let i: usize = 0; i < <usize>whole; i++) {
    const entry = load<u32>(cells + (<usize>load<u32>(places + (i << 2)) << 2));
    store<u32>(nearest + (i << 2), (entry >> 8) & 255);
    store<u32>(several + (left << 2), <u32>i);
    left += usize((entry & 255) !== ONE);
  }
  let doubtful: u64 = whole < count ? u64.MAX_VALUE << whole : 0;
  for (let at: usize = 0; at < left; at++) {
    const i = load<u32>(several + (at << 2));
    const entry = load<u32>(cells + (<usize>load<u32>(places + (i << 2)) << 2));
    const row = v128.load(rows + (<usize>i << 4));
    const second = (entry >> 16) & 255;
    const third = entry >> 24;
    const first = (entry >> 8) & 255;
    // Without branches, which could not be foretold: engines make branches of a choice between floating-point numbers.
    const a = squaresOf(row, centers, first);
    const b = squaresOf(row, centers, second);
    const c = squaresOf(row, centers, third);
    const ab = f64x2.add(v128.shuffle<i64>(a, b, 0, 2), v128.shuffle<i64>(a, b, 1, 3));
    const ba = v128.shuffle<i64>(ab, ab, 1, 0);
    const least = f64x2.pmin(ab, ba);
    const other = f64x2.add(c, v128.shuffle<i64>(c, c, 1, 0));
    const isSecond = i64x2.extract_lane(f64x2.lt(ba, ab), 0);
    const isThird = i64x2.extract_lane(f64x2.lt(other, least), 0);
    let label = first ^ ((first ^ second) & <u32>isSecond);
    label ^= (label ^ third) & <u32>isThird;
    store<u32>(nearest + (<usize>i << 2), label);
    doubtful |= <u64>((entry & 255) === ANY) << i;
  }
  return doubtful;
}

// @ts-ignore: decorator
@inline
function squaresOf(row: v128, centers: usize, k: u32): v128 {
  const z = f64x2.sub(row, v128.load(centers + (<usize>k << 4)));
  return f64x2.mul(z, z);
}

/** The cell of each row, counted from the first. */
function findPlaces(rows: usize, count: i32, grid: usize, places: usize): void {
  const origin = v128.load(grid);
  const scale = v128.load(grid + 16);
  const most = v128.load(LIMITS);
  const round = v128.load(LIMITS, 16);
  for (const end = places + (<usize>count << 2); places < end; places += 16, rows += 64) {
    const a = placeOf(v128.load(rows), origin, scale, most, round);
    const b = placeOf(v128.load(rows, 16), origin, scale, most, round);
    const c = placeOf(v128.load(rows, 32), origin, scale, most, round);
    const d = placeOf(v128.load(rows, 48), origin, scale, most, round);
    const ab = v128.shuffle<i32>(a, b, 0, 4, 2, 6);
    const cd = v128.shuffle<i32>(c, d, 0, 4, 2, 6);
    const column = v128.shuffle<i64>(ab, cd, 0, 2);
    const row = v128.shuffle<i64>(ab, cd, 1, 3);
    v128.store(places, i32x4.add(column, i32x4.shl(row, 6)));
  }
}

/** Column and row of a cell in the last bits of each lane. */
// @ts-ignore: decorator
@inline
function placeOf(x: v128, origin: v128, scale: v128, most: v128, round: v128): v128 {
  const place = f64x2.mul(f64x2.sub(x, origin), scale);
  return f64x2.add(f64x2.pmin(f64x2.pmax(place, f64x2.splat(0)), most), round);
}
