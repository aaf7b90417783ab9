import { COLUMN, TILE, fillColumn, mulAdd, splat, transpose } from '../assembly/tile.as';

/**
 * Adds to `toRows` the distances of each row from all points, times the weights of the points; and to `lanes`, one pair a point,
 * the distances from all even and from all odd rows, times the weights of the rows, which are 1 where `weights` is 0. `scratch` is room for a tile and three columns.
 */
export function distanceSums(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  pointCount: i32,
  points: usize,
  pointWeights: usize,
  toRows: usize,
  lanes: usize,
  scratch: usize,
): void {
  const tileW = scratch;
  const sums = tileW + COLUMN;
  const distances = sums + COLUMN;
  const tile = distances + COLUMN;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const here = toRows + (<usize>i << 3);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    fillColumn(weights ? weights + (<usize>i << 3) : 0, left, tileW);
    fillColumn(here, left, sums);
    for (let p = 0; p < pointCount; p++) {
      squaredDistances(tile, cols, points + ((<usize>p * cols) << 3), distances);
      addDistances(distances, tileW, pointWeights + (<usize>p << 3), sums, lanes + (<usize>p << 4));
    }
    memory.copy(here, sums, <usize>left << 3);
  }
}

/** Squared distances of a tile's rows from a point: even and odd columns summed apart, each in order, then added. */
function squaredDistances(tile: usize, cols: i32, point: usize, to: usize): void {
  const end = tile + <usize>cols * COLUMN;
  for (let r: usize = 0; r < COLUMN; r += 32) {
    let e0 = splat(0);
    let e1 = e0;
    let o0 = e0;
    let o1 = e0;
    let coordinate = point;
    for (let from = tile + r; from < end; from += 2 * COLUMN, coordinate += 16) {
      let p = v128.load64_splat(coordinate);
      let d = f64x2.sub(v128.load(from), p);
      e0 = mulAdd(d, d, e0);
      d = f64x2.sub(v128.load(from, 16), p);
      e1 = mulAdd(d, d, e1);
      if (from + COLUMN >= end) break;
      p = v128.load64_splat(coordinate, 8);
      d = f64x2.sub(v128.load(from, COLUMN), p);
      o0 = mulAdd(d, d, o0);
      d = f64x2.sub(v128.load(from, COLUMN + 16), p);
      o1 = mulAdd(d, d, o1);
    }
    v128.store(to + r, f64x2.add(e0, o0));
    v128.store(to + r, f64x2.add(e1, o1), 16);
  }
}

/** Rows of weight 0, as those beyond the last one, add nothing to the lanes, however far they are. */
function addDistances(squares: usize, tileW: usize, weight: usize, sums: usize, lanes: usize): void {
  const v = v128.load64_splat(weight);
  const zero = splat(0);
  let sum = v128.load(lanes);
  for (let r: usize = 0; r < COLUMN; r += 16) {
    const d = f64x2.sqrt(v128.load(squares + r));
    const w = v128.load(tileW + r);
    v128.store(sums + r, f64x2.add(v128.load(sums + r), f64x2.mul(v, d)));
    sum = f64x2.add(sum, v128.and(f64x2.gt(w, zero), f64x2.mul(w, d)));
  }
  v128.store(lanes, sum);
}
