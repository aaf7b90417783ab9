import { squaredDistances } from '../assembly/distances.as';
import { COLUMN, TILE, fillColumn, transpose } from '../assembly/tile.as';

/** Lowers `closest` to the squared distance from the first of two points. `scratch` is room for a tile and three columns. */
export function lowerClosest(rows: usize, count: i32, cols: i32, points: usize, closest: usize, scratch: usize): void {
  const limits = scratch;
  const distances = limits + COLUMN;
  const tile = distances + 2 * COLUMN;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const to = closest + (<usize>i << 3);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    fillColumn(to, left, limits);
    squaredDistances(tile, cols, points, distances);
    for (let r: usize = 0; r < COLUMN; r += 16) {
      v128.store(limits + r, f64x2.pmin(v128.load(limits + r), v128.load(distances + r)));
    }
    memory.copy(to, limits, <usize>left << 3);
  }
}
