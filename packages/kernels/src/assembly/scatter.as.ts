// Moments of one component over a tile, into pairs of sums: its weight, its shifts, and its scatter in blocks of columns.
import { COLUMN, mulAdd } from './tile.as';

/** Pairs of sums of two rows of blocks over `left` columns: of 2 x 4, and 2 x 2 where no more than two columns are left. */
// @ts-ignore: decorator
@inline
function rowLanes(left: i32): usize {
  return <usize>((left + 1) >> 1) << 2;
}

/** Pairs of sums that a component has. */
export function componentLanes(cols: i32): usize {
  let lanes: usize = 1 + cols;
  for (let i = 0; i < cols; i += 2) lanes += rowLanes(cols - i);
  return lanes;
}

/**
 * x - mean and its product with weight times responsibility, of all columns, and the sums of the latter.
 *
 * Two columns at a time, because each addition waits for the one before.
 */
export function addShift(
  tile: usize,
  bytes: usize,
  cols: i32,
  mean: usize,
  wr: usize,
  z: usize,
  weightedZ: usize,
  lanes: usize,
): void {
  let j = 0;
  for (; j + 1 < cols; j += 2, mean += 16, lanes += 32) {
    const m0 = v128.load64_splat(mean);
    const m1 = v128.load64_splat(mean, 8);
    let sum0 = v128.load(lanes);
    let sum1 = v128.load(lanes, 16);
    for (let r: usize = 0; r < bytes; r += 16) {
      const w = v128.load(wr + r);
      const x0 = f64x2.sub(v128.load(tile + r), m0);
      const x1 = f64x2.sub(v128.load(tile + r, COLUMN), m1);
      const y0 = f64x2.mul(w, x0);
      const y1 = f64x2.mul(w, x1);
      v128.store(z + r, x0);
      v128.store(z + r, x1, COLUMN);
      v128.store(weightedZ + r, y0);
      v128.store(weightedZ + r, y1, COLUMN);
      sum0 = f64x2.add(sum0, y0);
      sum1 = f64x2.add(sum1, y1);
    }
    v128.store(lanes, sum0);
    v128.store(lanes, sum1, 16);
    tile += 2 * COLUMN;
    z += 2 * COLUMN;
    weightedZ += 2 * COLUMN;
  }
  if (j < cols) {
    const m = v128.load64_splat(mean);
    let sum = v128.load(lanes);
    for (let r: usize = 0; r < bytes; r += 16) {
      const x = f64x2.sub(v128.load(tile + r), m);
      const y = f64x2.mul(v128.load(wr + r), x);
      v128.store(z + r, x);
      v128.store(weightedZ + r, y);
      sum = f64x2.add(sum, y);
    }
    v128.store(lanes, sum);
  }
}

/** Blocks over the upper triangle; below it and beyond the last column they hold what nobody reads. */
export function addScatter(bytes: usize, cols: i32, z: usize, weightedZ: usize, lanes: usize): void {
  for (let i = 0; i < cols; i += 2) {
    const first = weightedZ + <usize>i * COLUMN;
    let j = i;
    for (; j + 2 < cols; j += 4, lanes += 128) addTwoByFour(bytes, first, z + <usize>j * COLUMN, lanes);
    if (j < cols) {
      addTwoByTwo(bytes, first, z + <usize>j * COLUMN, lanes);
      lanes += 64;
    }
  }
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
  let yy = v128.load(lanes, 96);
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
  v128.store(lanes, yy, 96);
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
  for (let k = 0; k < components; k++, to += 8) {
    takeLane(lanes, to);
    lanes += 16;
    takeLanes(lanes, cols, shift);
    lanes += <usize>cols << 4;
    shift += <usize>cols << 3;
    for (let i = 0; i < cols; i += 2) {
      scatter = takeRow(lanes, 0, cols - i, scatter);
      if (i + 1 < cols) scatter = takeRow(lanes, 1, cols - i, scatter);
      const bytes = rowLanes(cols - i) << 4;
      memory.fill(lanes, 0, bytes);
      lanes += bytes;
    }
  }
}

/** Takes the first or second row of two rows of blocks over `left` columns, from the diagonal on; gives where the next is to go. */
function takeRow(lanes: usize, row: i32, left: i32, to: usize): usize {
  const wide = rowLanes(left) >> 3;
  for (let j = row; j < left; j++, to += 8) {
    const block = <usize>j >> 2;
    const inBlock = (block < wide ? row << 2 : row << 1) + (j & 3);
    takeLane(lanes + (block << 7) + (<usize>inBlock << 4), to);
  }
  return to;
}

/** The sum over even rows plus the sum over odd rows; the two are then 0. */
export function takeLane(lane: usize, to: usize): void {
  store<f64>(to, load<f64>(lane) + load<f64>(lane, 8));
  v128.store(lane, i64x2.splat(0));
}
