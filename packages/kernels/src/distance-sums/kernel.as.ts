import { squaredDistances } from '../assembly/distances.as';
import { COLUMN, TILE, fillColumn, splat, transpose } from '../assembly/tile.as';

/**
 * Adds to `toRows` the distances of each row from all points, times the weights of the points; and to `lanes`, one pair a point,
 * the distances from all even and from all odd rows, times the weights of the rows. `points` are an even number, the last one
 * unread where there are fewer. `scratch` is room for a tile and four columns.
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
  const tile = distances + 2 * COLUMN;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const here = toRows + (<usize>i << 3);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    fillColumn(weights + (<usize>i << 3), left, tileW);
    fillColumn(here, left, sums);
    for (let p = 0; p < pointCount; p += 2) {
      squaredDistances(tile, cols, points + ((<usize>p * cols) << 3), distances);
      const weight = pointWeights + (<usize>p << 3);
      const pair = lanes + (<usize>p << 4);
      addDistances(distances, tileW, weight, sums, pair);
      if (p + 1 < pointCount) addDistances(distances + COLUMN, tileW, weight + 8, sums, pair + 16);
    }
    memory.copy(here, sums, <usize>left << 3);
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
