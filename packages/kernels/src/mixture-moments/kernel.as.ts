import { addLogLikelihood } from '../assembly/log-likelihood.as';
import { fullStride, scoreFull, scoreTwo } from '../assembly/scores.as';
import { toShares } from '../assembly/shares.as';
import { COLUMN, TILE, mulAdd, fillColumn, transpose } from '../assembly/tile.as';
import { addWeight } from '../assembly/weight.as';

/**
 * E-step and moments of `count` rows, into `lanes`: pairs of sums over the even and over the odd rows, in row order.
 *
 * `lanes` begins with the log-likelihood; then a component has its weight, its shifts, and its scatter in blocks of 2 x 4 columns.
 * `scratch` is room for a tile, z and weighted z (each of a multiple of four columns), four columns, and one a component.
 */
export function mixtureMoments(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  components: i32,
  ask: usize,
  lanes: usize,
  scratch: usize,
): void {
  const room = <usize>((cols + 3) & ~3) * COLUMN;
  const tile = scratch;
  const z = tile + room;
  const weightedZ = z + room;
  const tileW = weightedZ + room;
  const scales = tileW + COLUMN;
  const densities = scales + COLUMN;
  const logs = densities + COLUMN;
  const componentLanes = <usize>(1 + cols + blockLanes(cols)) << 4;
  memory.fill(z + <usize>cols * COLUMN, 0, room - <usize>cols * COLUMN);
  memory.fill(weightedZ + <usize>cols * COLUMN, 0, room - <usize>cols * COLUMN);
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    fillColumn(weights + (<usize>i << 3), left, tileW);
    if (cols === 2) scoreTwo(tile, components, ask, logs);
    else scoreFull(tile, cols, components, ask, z, logs);
    toShares(logs, components, tileW, scales, densities);
    addLogLikelihood(tileW, densities, lanes);
    let mean = ask;
    let to = lanes + 16;
    let shares = logs;
    for (let k = 0; k < components; k++, mean += fullStride(cols), to += componentLanes, shares += COLUMN) {
      if (cols === 2) {
        addTwo(tile, mean, shares, scales, to);
      } else {
        addWeight(shares, scales, to);
        addShift(tile, cols, mean, shares, z, weightedZ, to + 16);
        addScatter(cols, z, weightedZ, to + (<usize>(1 + cols) << 4));
      }
    }
  }
}

/** Vectors that hold the scatter of one component. */
function blockLanes(cols: i32): i32 {
  let lanes = 0;
  for (let i = 0; i < cols; i += 2) lanes += ((cols - i + 3) >> 2) << 3;
  return lanes;
}

function addShift(tile: usize, cols: i32, mean: usize, wr: usize, z: usize, weightedZ: usize, lanes: usize): void {
  for (let j = 0; j < cols; j++, mean += 8, lanes += 16) {
    const m = v128.load64_splat(mean);
    let sum = v128.load(lanes);
    for (let r: usize = 0; r < COLUMN; r += 16) {
      const x = f64x2.sub(v128.load(tile + r), m);
      const y = f64x2.mul(v128.load(wr + r), x);
      v128.store(z + r, x);
      v128.store(weightedZ + r, y);
      sum = f64x2.add(sum, y);
    }
    v128.store(lanes, sum);
    tile += COLUMN;
    z += COLUMN;
    weightedZ += COLUMN;
  }
}

/** Blocks of two columns by four, over the upper triangle; below it and beyond the last column they hold what nobody reads. */
function addScatter(cols: i32, z: usize, weightedZ: usize, lanes: usize): void {
  for (let i = 0; i < cols; i += 2) {
    const first = weightedZ + <usize>i * COLUMN;
    for (let j = i; j < cols; j += 4, lanes += 128) {
      let a0 = v128.load(lanes);
      let a1 = v128.load(lanes, 16);
      let a2 = v128.load(lanes, 32);
      let a3 = v128.load(lanes, 48);
      let b0 = v128.load(lanes, 64);
      let b1 = v128.load(lanes, 80);
      let b2 = v128.load(lanes, 96);
      let b3 = v128.load(lanes, 112);
      let at = z + <usize>j * COLUMN;
      for (let from = first; from < first + COLUMN; from += 16, at += 16) {
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
  }
}

/** Weight, shift and scatter of two columns: the same operations in the same order, with every sum in a register. */
function addTwo(tile: usize, mean: usize, shares: usize, scales: usize, lanes: usize): void {
  const mx = v128.load64_splat(mean);
  const my = v128.load64_splat(mean, 8);
  let weight = v128.load(lanes);
  let x = v128.load(lanes, 16);
  let y = v128.load(lanes, 32);
  let xx = v128.load(lanes, 48);
  let xy = v128.load(lanes, 64);
  let yy = v128.load(lanes, 128);
  for (let r: usize = 0; r < COLUMN; r += 16) {
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
  v128.store(lanes, yy, 128);
}
