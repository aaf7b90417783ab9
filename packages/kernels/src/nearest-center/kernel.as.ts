import { squaredDistances } from '../assembly/distances.as';
import { COLUMN, TILE, mulAdd, splat, transpose } from '../assembly/tile.as';
import { distancesFromNearest, filterNearest } from './filter.as';

/** Rows of a tile in doubt up to which they are looked at one by one. */
const FEW: u64 = 8;

/**
 * Labels `count` rows with their nearest center and adds them, in row order, to `sums`: inertia, rows that changed their label,
 * then the weight of each cluster, then the shift of each.
 *
 * `centers` are an even number of points, the last at infinity where there are fewer. `filter` is 0 where double precision is to
 * do all, else what `filterNearest` reads. `scratch` is room for a tile, half a tile, and six columns.
 */
export function nearestCenter(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  origin: usize,
  filter: usize,
  sums: usize,
  labels: usize,
  scratch: usize,
): void {
  const least = scratch;
  const nearest = least + COLUMN;
  const tile = nearest + COLUMN;
  const distances = tile + <usize>cols * COLUMN;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    transpose(rows, left, cols, tile);
    if (cols === 2) {
      findNearestTwo(tile, clusters, centers, least, nearest);
    } else {
      let doubtful = u64.MAX_VALUE;
      if (filter) doubtful = filterNearest(tile, cols, clusters, origin, filter, nearest, distances);
      if (popcnt(doubtful) > FEW) {
        findNearest(tile, cols, clusters, centers, distances, least, nearest);
      } else {
        distancesFromNearest(tile, cols, centers, nearest, least);
        for (; doubtful; doubtful &= doubtful - 1) {
          findNearestOf(tile, <usize>ctz(doubtful) << 3, cols, clusters, centers, least, nearest);
        }
      }
    }
    addRows(rows, weights, left, cols, clusters, centers, sums, labels, least, nearest);
    rows += (<usize>left * cols) << 3;
    weights += <usize>left << 3;
    labels += <usize>left << 2;
  }
}

function findNearest(
  tile: usize,
  cols: i32,
  clusters: i32,
  centers: usize,
  distances: usize,
  least: usize,
  nearest: usize,
): void {
  for (let r: usize = 0; r < COLUMN; r += 16) v128.store(least + r, splat(Infinity));
  memory.fill(nearest, 0, COLUMN);
  for (let k = 0; k < clusters; k += 2, centers += <usize>cols << 4) {
    squaredDistances(tile, cols, centers, distances);
    const first = i64x2.splat(k);
    const second = i64x2.splat(k + 1);
    for (let r: usize = 0; r < COLUMN; r += 16) {
      let low = v128.load(least + r);
      let at = v128.load(nearest + r);
      const a = v128.load(distances + r);
      const b = v128.load(distances + r, COLUMN);
      at = v128.bitselect(first, at, f64x2.lt(a, low));
      low = f64x2.pmin(low, a);
      at = v128.bitselect(second, at, f64x2.lt(b, low));
      v128.store(nearest + r, at);
      v128.store(least + r, f64x2.pmin(low, b));
    }
  }
}

/** `findNearest` of the one row that is `r` bytes into the tile's columns. */
function findNearestOf(
  tile: usize,
  r: usize,
  cols: i32,
  clusters: i32,
  centers: usize,
  least: usize,
  nearest: usize,
): void {
  let low = Infinity;
  let at: usize = 0;
  for (let k = 0; k < clusters; k++) {
    let sum: f64 = 0;
    let from = tile + r;
    for (let j = 0; j < cols; j++, centers += 8, from += COLUMN) {
      const difference = load<f64>(from) - load<f64>(centers);
      sum += difference * difference;
    }
    if (sum < low) {
      low = sum;
      at = k;
    }
  }
  store<f64>(least + r, low);
  store<u64>(nearest + r, at);
}

/** `findNearest` of two columns: the same operations in the same order, with eight rows in registers. */
function findNearestTwo(tile: usize, clusters: i32, centers: usize, least: usize, nearest: usize): void {
  const end = centers + (<usize>clusters << 4);
  for (let r: usize = 0; r < COLUMN; r += 64) {
    const x0 = v128.load(tile + r);
    const x1 = v128.load(tile + r, 16);
    const x2 = v128.load(tile + r, 32);
    const x3 = v128.load(tile + r, 48);
    const y0 = v128.load(tile + r, COLUMN);
    const y1 = v128.load(tile + r, COLUMN + 16);
    const y2 = v128.load(tile + r, COLUMN + 32);
    const y3 = v128.load(tile + r, COLUMN + 48);
    let low0 = splat(Infinity);
    let low1 = low0;
    let low2 = low0;
    let low3 = low0;
    let k = i64x2.splat(0);
    let at0 = k;
    let at1 = k;
    let at2 = k;
    let at3 = k;
    for (let center = centers; center < end; center += 16) {
      const cx = v128.load64_splat(center);
      const cy = v128.load64_splat(center, 8);
      let d = squaredDistanceTwo(x0, y0, cx, cy);
      at0 = v128.bitselect(k, at0, f64x2.lt(d, low0));
      low0 = f64x2.pmin(low0, d);
      d = squaredDistanceTwo(x1, y1, cx, cy);
      at1 = v128.bitselect(k, at1, f64x2.lt(d, low1));
      low1 = f64x2.pmin(low1, d);
      d = squaredDistanceTwo(x2, y2, cx, cy);
      at2 = v128.bitselect(k, at2, f64x2.lt(d, low2));
      low2 = f64x2.pmin(low2, d);
      d = squaredDistanceTwo(x3, y3, cx, cy);
      at3 = v128.bitselect(k, at3, f64x2.lt(d, low3));
      low3 = f64x2.pmin(low3, d);
      k = i64x2.add(k, i64x2.splat(1));
    }
    v128.store(least + r, low0);
    v128.store(least + r, low1, 16);
    v128.store(least + r, low2, 32);
    v128.store(least + r, low3, 48);
    v128.store(nearest + r, at0);
    v128.store(nearest + r, at1, 16);
    v128.store(nearest + r, at2, 32);
    v128.store(nearest + r, at3, 48);
  }
}

// @ts-ignore: decorator
@inline
function squaredDistanceTwo(x: v128, y: v128, cx: v128, cy: v128): v128 {
  const dx = f64x2.sub(x, cx);
  const dy = f64x2.sub(y, cy);
  return mulAdd(dy, dy, f64x2.mul(dx, dx));
}

/** Row by row; a row of weight 0 is labelled, and counts for nothing. Two columns of a shift are added at once. */
function addRows(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  sums: usize,
  labels: usize,
  least: usize,
  nearest: usize,
): void {
  const clusterWeights = sums + 16;
  const shifts = clusterWeights + (<usize>clusters << 3);
  const width = <usize>cols << 3;
  let inertia = load<f64>(sums);
  let changed = load<f64>(sums, 8);
  for (let i = 0; i < count; i++) {
    const label = load<u32>(nearest + (<usize>i << 3));
    const w = load<f64>(weights + (<usize>i << 3));
    if (w > 0) {
      if (load<u32>(labels + (<usize>i << 2)) !== label) changed += 1;
      const weight = clusterWeights + (<usize>label << 3);
      store<f64>(weight, load<f64>(weight) + w);
      inertia += w * load<f64>(least + (<usize>i << 3));
      const both = splat(w);
      let center = centers + <usize>label * width;
      let shift = shifts + <usize>label * width;
      let x = rows;
      let left = cols;
      for (; left >= 2; left -= 2, x += 16, center += 16, shift += 16) {
        const z = f64x2.sub(v128.load(x), v128.load(center));
        v128.store(shift, mulAdd(both, z, v128.load(shift)));
      }
      if (left) store<f64>(shift, load<f64>(shift) + w * (load<f64>(x) - load<f64>(center)));
    }
    store<u32>(labels + (<usize>i << 2), label);
    rows += width;
  }
  store<f64>(sums, inertia);
  store<f64>(sums, changed, 8);
}
