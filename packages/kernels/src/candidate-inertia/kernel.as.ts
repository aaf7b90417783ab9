import { squaredDistances } from '../assembly/distances.as';
import { COLUMN, TILE, fillColumn, transpose } from '../assembly/tile.as';

/**
 * Adds to `lanes`, one pair a candidate, the weighted sums over even and over odd rows of the squared distance from the candidate
 * or `closest`, whichever is less. `scratch` is room for a tile and four columns.
 */
export function candidateInertia(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  candidates: i32,
  points: usize,
  closest: usize,
  lanes: usize,
  scratch: usize,
): void {
  const tileW = scratch;
  const limits = tileW + COLUMN;
  const distances = limits + COLUMN;
  const tile = distances + 2 * COLUMN;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    fillColumn(weights + (<usize>i << 3), left, tileW);
    fillColumn(closest + (<usize>i << 3), left, limits);
    for (let k = 0; k < candidates; k += 2) {
      squaredDistances(tile, cols, points + ((<usize>k * cols) << 3), distances);
      const pair = lanes + (<usize>k << 4);
      let a = v128.load(pair);
      let b = v128.load(pair, 16);
      for (let r: usize = 0; r < COLUMN; r += 16) {
        const w = v128.load(tileW + r);
        const limit = v128.load(limits + r);
        a = f64x2.add(a, f64x2.mul(w, f64x2.pmin(limit, v128.load(distances + r))));
        b = f64x2.add(b, f64x2.mul(w, f64x2.pmin(limit, v128.load(distances + r, COLUMN))));
      }
      v128.store(pair, a);
      v128.store(pair, b, 16);
    }
  }
}
