import { squaredDistances } from '../assembly/distances.as';
import { COLUMN, TILE, transpose } from '../assembly/tile.as';

/**
 * Writes to `to`, rows x clusters, the distance of each row from each center. `centers` are an even number of points, the last
 * one unread where there are fewer. `scratch` is room for a tile and two columns.
 */
export function centerDistances(
  rows: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  to: usize,
  scratch: usize,
): void {
  const distances = scratch;
  const tile = distances + 2 * COLUMN;
  const width = <usize>clusters << 3;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    for (let k = 0; k < clusters; k += 2) {
      squaredDistances(tile, cols, centers + ((<usize>k * cols) << 3), distances);
      let at = to + <usize>i * width + (<usize>k << 3);
      for (let r: usize = 0; r < <usize>left << 3; r += 8, at += width) {
        store<f64>(at, sqrt(load<f64>(distances + r)));
        if (k + 1 < clusters) store<f64>(at + 8, sqrt(load<f64>(distances + r + COLUMN)));
      }
    }
  }
}
