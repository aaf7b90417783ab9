import { gather, orderByLabel } from '../assembly/by-label.as';
import { addScatter, addShift, componentLanes } from '../assembly/scatter.as';
import { COLUMN, TILE, fillColumn, groupBytes, transpose } from '../assembly/tile.as';

// Both add to `lanes` what assembly/scatter.as.ts tells, one component after the other. `about` is components x cols; `weights` is 0
// where every row counts once. `scratch` is room for a tile, z and weighted z (each of a multiple of four columns) and two columns;
// for labels, also for `count` whole numbers, and two a component and one more.

/** Adds the moments of the rows of each label about its point. */
export function labelledMoments(
  rows: usize,
  weights: usize,
  labels: usize,
  count: i32,
  cols: i32,
  components: i32,
  about: usize,
  lanes: usize,
  scratch: usize,
): void {
  const room = <usize>((cols + 3) & ~3) * COLUMN;
  const tileW = scratch + 3 * room;
  const order = tileW + 2 * COLUMN;
  const starts = order + (<usize>count << 2);
  const stride = componentLanes(cols) << 4;
  clearBeyond(cols, scratch);
  orderByLabel(labels, count, components, starts, order);
  for (let k = 0; k < components; k++, about += <usize>cols << 3, lanes += stride) {
    const start = starts + (<usize>k << 3);
    let evens = load<i32>(start, 4) - load<i32>(start);
    let odds = load<i32>(start, 8) - load<i32>(start, 4);
    let even = order + (<usize>load<i32>(start) << 2);
    let odd = order + (<usize>load<i32>(start, 4) << 2);
    for (; evens > 0 || odds > 0; evens -= TILE / 2, odds -= TILE / 2, even += 2 * TILE, odd += 2 * TILE) {
      const bytes = gather(rows, weights, cols, even, evens, odd, odds, scratch, tileW);
      addMoments(bytes, cols, about, tileW, lanes, scratch);
    }
  }
}

/** Adds the moments of all rows about each component's point, weighed by `responsibilities`: rows x components. */
export function weighedMoments(
  rows: usize,
  weights: usize,
  responsibilities: usize,
  count: i32,
  cols: i32,
  components: i32,
  about: usize,
  lanes: usize,
  scratch: usize,
): void {
  const room = <usize>((cols + 3) & ~3) * COLUMN;
  const tileW = scratch + 3 * room;
  const wr = tileW + COLUMN;
  const width = <usize>components << 3;
  const stride = componentLanes(cols) << 4;
  clearBeyond(cols, scratch);
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const bytes = groupBytes(left);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, scratch);
    fillColumn(weights ? weights + (<usize>i << 3) : 0, left, tileW);
    memory.copy(wr, tileW, COLUMN);
    for (let k = 0; k < components; k++) {
      let from = responsibilities + <usize>i * width + (<usize>k << 3);
      for (let r: usize = 0; r < <usize>left << 3; r += 8, from += width) {
        store<f64>(wr + r, load<f64>(tileW + r) * load<f64>(from));
      }
      addMoments(bytes, cols, about + ((<usize>k * cols) << 3), wr, lanes + <usize>k * stride, scratch);
    }
  }
}

/** What lies beyond the last column is multiplied too, though nobody reads the product: it must be numbers. */
export function clearBeyond(cols: i32, scratch: usize): void {
  const room = <usize>((cols + 3) & ~3) * COLUMN;
  const columns = <usize>cols * COLUMN;
  memory.fill(scratch + room + columns, 0, room - columns);
  memory.fill(scratch + 2 * room + columns, 0, room - columns);
}

export function addMoments(bytes: usize, cols: i32, about: usize, wr: usize, lanes: usize, scratch: usize): void {
  const room = <usize>((cols + 3) & ~3) * COLUMN;
  const z = scratch + room;
  const weightedZ = z + room;
  let weight = v128.load(lanes);
  for (let r: usize = 0; r < bytes; r += 16) weight = f64x2.add(weight, v128.load(wr + r));
  v128.store(lanes, weight);
  addShift(scratch, bytes, cols, about, wr, z, weightedZ, lanes + 16);
  addScatter(bytes, cols, z, weightedZ, lanes + (<usize>(1 + cols) << 4));
}
