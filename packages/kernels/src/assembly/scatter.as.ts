// Moments of one component over a tile, into pairs of sums: its weight; then, from the last two columns to the first two, their shifts
// and what they add to the upper triangle of the scatter: three products of their own, and those with the columns behind them in
// blocks of 2 x 4, and 2 x 2 where no more than two are left.
import { COLUMN, mulAdd } from './tile.as';
import { evenCols } from './scores.as';

/** Pairs of sums that two columns have, where `left` are left, themselves included. */
// @ts-ignore: decorator
@inline
function pairLanes(left: i32): usize {
  return 5 + (<usize>((left - 1) >> 1) << 2);
}

/** Pairs of sums that a component has. */
export function componentLanes(cols: i32): usize {
  const pairs = <usize>evenCols(cols) >> 1;
  return 1 + pairs * (2 * pairs + 3);
}

/**
 * Adds the shifts and the scatter of the first `bytes` of a tile to `lanes`: all but the weight. `wr` is weight times responsibility.
 *
 * Of an odd number, a column more must be numbers, though nobody reads its sums. `z` is room for the even number of columns and two.
 */
export function addMoments(tile: usize, bytes: usize, cols: i32, means: usize, wr: usize, z: usize, lanes: usize): void {
  const weightedZ = z + <usize>evenCols(cols) * COLUMN;
  for (let i = (cols - 1) & ~1; i >= 0; i -= 2) {
    const column = <usize>i * COLUMN;
    addPair(tile + column, bytes, means + (<usize>i << 3), wr, z + column, weightedZ, lanes);
    lanes += 80;
    let at = z + column + 2 * COLUMN;
    let left = cols - i - 2;
    for (; left > 2; left -= 4, at += 4 * COLUMN, lanes += 128) addTwoByFour(bytes, weightedZ, at, lanes);
    if (left > 0) {
      addTwoByTwo(bytes, weightedZ, at, lanes);
      lanes += 64;
    }
  }
}

/** Two columns: x - mean, its product with `wr`, the sums of the latter, and of the products of both. */
// @ts-ignore: decorator
@inline
function addPair(tile: usize, bytes: usize, means: usize, wr: usize, z: usize, weightedZ: usize, lanes: usize): void {
  const mx = v128.load64_splat(means);
  const my = v128.load64_splat(means, 8);
  let x = v128.load(lanes);
  let y = v128.load(lanes, 16);
  let xx = v128.load(lanes, 32);
  let xy = v128.load(lanes, 48);
  let yy = v128.load(lanes, 64);
  for (let r: usize = 0; r < bytes; r += 16) {
    const w = v128.load(wr + r);
    const zx = f64x2.sub(v128.load(tile + r), mx);
    const zy = f64x2.sub(v128.load(tile + r, COLUMN), my);
    const wx = f64x2.mul(w, zx);
    const wy = f64x2.mul(w, zy);
    v128.store(z + r, zx);
    v128.store(z + r, zy, COLUMN);
    v128.store(weightedZ + r, wx);
    v128.store(weightedZ + r, wy, COLUMN);
    x = f64x2.add(x, wx);
    y = f64x2.add(y, wy);
    xx = mulAdd(wx, zx, xx);
    xy = mulAdd(wx, zy, xy);
    yy = mulAdd(wy, zy, yy);
  }
  v128.store(lanes, x);
  v128.store(lanes, y, 16);
  v128.store(lanes, xx, 32);
  v128.store(lanes, xy, 48);
  v128.store(lanes, yy, 64);
}

// @ts-ignore: decorator
@inline
function addTwoByFour(bytes: usize, from: usize, at: usize, lanes: usize): void {
  let a0 = v128.load(lanes);
  let a1 = v128.load(lanes, 16);
  let a2 = v128.load(lanes, 32);
  let a3 = v128.load(lanes, 48);
  let b0 = v128.load(lanes, 64);
  let b1 = v128.load(lanes, 80);
  let b2 = v128.load(lanes, 96);
  let b3 = v128.load(lanes, 112);
  for (const end = from + bytes; from < end; from += 16, at += 16) {
    const u = v128.load(from);
    const v = v128.load(from, COLUMN);
    let x = v128.load(at);
    a0 = mulAdd(u, x, a0);
    b0 = mulAdd(v, x, b0);
    x = v128.load(at, COLUMN);
    a1 = mulAdd(u, x, a1);
    b1 = mulAdd(v, x, b1);
    x = v128.load(at, 2 * COLUMN);
    a2 = mulAdd(u, x, a2);
    b2 = mulAdd(v, x, b2);
    x = v128.load(at, 3 * COLUMN);
    a3 = mulAdd(u, x, a3);
    b3 = mulAdd(v, x, b3);
  }
  v128.store(lanes, a0);
  v128.store(lanes, a1, 16);
  v128.store(lanes, a2, 32);
  v128.store(lanes, a3, 48);
  v128.store(lanes, b0, 64);
  v128.store(lanes, b1, 80);
  v128.store(lanes, b2, 96);
  v128.store(lanes, b3, 112);
}

// @ts-ignore: decorator
@inline
function addTwoByTwo(bytes: usize, from: usize, at: usize, lanes: usize): void {
  let a0 = v128.load(lanes);
  let a1 = v128.load(lanes, 16);
  let b0 = v128.load(lanes, 32);
  let b1 = v128.load(lanes, 48);
  for (const end = from + bytes; from < end; from += 16, at += 16) {
    const u = v128.load(from);
    const v = v128.load(from, COLUMN);
    let x = v128.load(at);
    a0 = mulAdd(u, x, a0);
    b0 = mulAdd(v, x, b0);
    x = v128.load(at, COLUMN);
    a1 = mulAdd(u, x, a1);
    b1 = mulAdd(v, x, b1);
  }
  v128.store(lanes, a0);
  v128.store(lanes, a1, 16);
  v128.store(lanes, b0, 32);
  v128.store(lanes, b1, 48);
}

/** Weight, shift and scatter of two columns: the same operations in the same order, with every sum in a register. */
export function addTwo(tile: usize, bytes: usize, mean: usize, shares: usize, scales: usize, lanes: usize): void {
  const mx = v128.load64_splat(mean);
  const my = v128.load64_splat(mean, 8);
  let weight = v128.load(lanes);
  let x = v128.load(lanes, 16);
  let y = v128.load(lanes, 32);
  let xx = v128.load(lanes, 48);
  let xy = v128.load(lanes, 64);
  let yy = v128.load(lanes, 80);
  for (let r: usize = 0; r < bytes; r += 16) {
    const wr = f64x2.mul(v128.load(shares + r), v128.load(scales + r));
    const zx = f64x2.sub(v128.load(tile + r), mx);
    const zy = f64x2.sub(v128.load(tile + r, COLUMN), my);
    const wx = f64x2.mul(wr, zx);
    const wy = f64x2.mul(wr, zy);
    weight = f64x2.add(weight, wr);
    x = f64x2.add(x, wx);
    y = f64x2.add(y, wy);
    xx = mulAdd(wx, zx, xx);
    xy = mulAdd(wx, zy, xy);
    yy = mulAdd(wy, zy, yy);
  }
  v128.store(lanes, weight);
  v128.store(lanes, x, 16);
  v128.store(lanes, y, 32);
  v128.store(lanes, xx, 48);
  v128.store(lanes, xy, 64);
  v128.store(lanes, yy, 80);
}

/** Takes `count` sums from their lanes, which are 0 then. */
export function takeLanes(lanes: usize, count: i32, to: usize): void {
  for (const end = to + (<usize>count << 3); to < end; to += 8, lanes += 16) takeLane(lanes, to);
}

/**
 * Takes the moments of all components from their lanes, which it leaves at 0, to `to`: the weights, the shifts, then the scatters,
 * each a packed upper triangle.
 */
export function takeComponents(lanes: usize, cols: i32, components: i32, to: usize): void {
  let shift = to + (<usize>components << 3);
  let scatter = shift + (<usize>(components * cols) << 3);
  for (let k = 0; k < components; k++, to += 8, shift += <usize>cols << 3) {
    takeLane(lanes, to);
    lanes += 16;
    scatter += <usize>(cols * (cols + 1)) << 2;
    let row = scatter;
    for (let i = (cols - 1) & ~1; i >= 0; i -= 2) {
      const left = cols - i;
      takeLanes(lanes, min(left, 2), shift + (<usize>i << 3));
      if (left > 1) {
        row -= <usize>(left - 1) << 3;
        takeRow(lanes + 32, 1, left, row);
      }
      row -= <usize>left << 3;
      takeRow(lanes + 32, 0, left, row);
      const bytes = pairLanes(left) << 4;
      memory.fill(lanes, 0, bytes);
      lanes += bytes;
    }
  }
}

/** Takes what the first or second of two columns has of the scatter, from the diagonal on. */
function takeRow(lanes: usize, row: i32, left: i32, to: usize): void {
  for (let j = row; j < min(left, 2); j++, to += 8) takeLane(lanes + (<usize>(row + j) << 4), to);
  lanes += 48;
  const wide = (left - 1) >> 2;
  for (let j = 0; j < left - 2; j++, to += 8) {
    const block = j >> 2;
    const inBlock = (block < wide ? row << 2 : row << 1) + (j & 3);
    takeLane(lanes + (<usize>block << 7) + (<usize>inBlock << 4), to);
  }
}

/** The sum over even rows plus the sum over odd rows; the two are then 0. */
export function takeLane(lane: usize, to: usize): void {
  store<f64>(to, load<f64>(lane) + load<f64>(lane, 8));
  v128.store(lane, i64x2.splat(0));
}
