import { addColumns } from '../assembly/columns.as';
import { takeLane } from '../assembly/scatter.as';
import { COLUMN, TILE, fillColumn, groupBytes, transpose } from '../assembly/tile.as';

/**
 * Weight, and shift and sum of squares of each column, of `count` rows about a point, into `lanes`: pairs of sums over the even and over
 * the odd rows. `about` is a number a column, each followed by one that nobody reads; `weights` is 0 where every row counts once.
 * `scratch` is room for a tile and a column.
 */
export function columnMoments(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  about: usize,
  lanes: usize,
  scratch: usize,
): void {
  const tileW = scratch + <usize>cols * COLUMN;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const bytes = groupBytes(left);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, scratch);
    fillColumn(weights ? weights + (<usize>i << 3) : 0, left, tileW);
    let weight = v128.load(lanes);
    for (let r: usize = 0; r < bytes; r += 16) weight = f64x2.add(weight, v128.load(tileW + r));
    v128.store(lanes, weight);
    addColumns(scratch, bytes, cols, about, tileW, lanes + 16);
  }
}

/** Takes the moments of all components, or of all rows, from their lanes, which are 0 then: weights, shifts, sums of squares. */
export function takeColumns(lanes: usize, cols: i32, components: i32, to: usize): void {
  let shift = to + (<usize>components << 3);
  const squares = <usize>(components * cols) << 3;
  for (let k = 0; k < components; k++, to += 8) {
    takeLane(lanes, to);
    lanes += 16;
    for (let j = 0; j < cols; j++, lanes += 32, shift += 8) {
      takeLane(lanes, shift);
      takeLane(lanes + 16, shift + squares);
    }
  }
}
