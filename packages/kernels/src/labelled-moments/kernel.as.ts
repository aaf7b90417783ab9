import { gather, orderByLabel } from '../assembly/by-label.as';
import { addMoments, componentLanes, takeComponents } from '../assembly/scatter.as';
import { evenCols } from '../assembly/scores.as';
import { COLUMN, TILE, fillColumn, groupBytes, mulAdd, splat, transpose } from '../assembly/tile.as';

// Both add to `lanes` what assembly/scatter.as.ts tells, one component after the other; with labels, weights and shifts are beyond them,
// each one sum over all rows in their order, as those of k-means are. `about` is components x cols, and a number that nothing depends
// on; `weights` is 0 where every row counts once. `scratch` is room for a tile and z (each of an even number of columns) and four
// columns; for labels, also for `count` whole numbers, and two a component and one more.

/** Adds the moments of the rows of each label about its point. Of what lies in lanes, weights and shifts are not to be read. */
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
  const tileW = scratch + <usize>(2 * evenCols(cols) + 2) * COLUMN;
  const order = tileW + 2 * COLUMN;
  const starts = order + (<usize>count << 2);
  const stride = componentLanes(cols) << 4;
  clearBeyond(cols, scratch);
  addInOrder(rows, weights, labels, count, cols, components, about, lanes + <usize>components * stride);
  orderByLabel(labels, count, components, starts, order);
  for (let k = 0; k < components; k++, about += <usize>cols << 3, lanes += stride) {
    const start = starts + (<usize>k << 3);
    let evens = load<i32>(start, 4) - load<i32>(start);
    let odds = load<i32>(start, 8) - load<i32>(start, 4);
    let even = order + (<usize>load<i32>(start) << 2);
    let odd = order + (<usize>load<i32>(start, 4) << 2);
    for (; evens > 0 || odds > 0; evens -= TILE / 2, odds -= TILE / 2, even += 2 * TILE, odd += 2 * TILE) {
      const bytes = gather(rows, weights, cols, even, evens, odd, odds, scratch, tileW);
      addWeighed(bytes, cols, about, tileW, lanes, scratch);
    }
  }
}

/** Takes what `labelledMoments` left in `lanes`, which are 0 then, to `to`: weights, shifts, scatters. */
export function takeLabelledMoments(lanes: usize, cols: i32, components: i32, to: usize): void {
  const ordered = lanes + <usize>components * (componentLanes(cols) << 4);
  const bytes = <usize>(components * (1 + cols)) << 3;
  takeComponents(lanes, cols, components, to);
  memory.copy(to, ordered, bytes);
  memory.fill(ordered, 0, bytes);
}

/** Weights and shifts, as many as there are components, of rows in their order. */
function addInOrder(
  rows: usize,
  weights: usize,
  labels: usize,
  count: i32,
  cols: i32,
  components: i32,
  about: usize,
  sums: usize,
): void {
  const shifts = sums + (<usize>components << 3);
  for (let i = 0; i < count; i++, labels += 4) {
    const k = <usize>load<i32>(labels);
    const w = weights ? load<f64>(weights + (<usize>i << 3)) : 1;
    store<f64>(sums + (k << 3), load<f64>(sums + (k << 3)) + w);
    let mean = about + ((k * cols) << 3);
    let shift = shifts + ((k * cols) << 3);
    const end = shift + (<usize>cols << 3);
    for (; shift + 16 <= end; shift += 16, mean += 16, rows += 16) {
      const z = f64x2.sub(v128.load(rows), v128.load(mean));
      v128.store(shift, mulAdd(splat(w), z, v128.load(shift)));
    }
    if (shift < end) {
      store<f64>(shift, load<f64>(shift) + w * (load<f64>(rows) - load<f64>(mean)));
      rows += 8;
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
  const tileW = scratch + <usize>(2 * evenCols(cols) + 2) * COLUMN;
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
      addWeighed(bytes, cols, about + ((<usize>k * cols) << 3), wr, lanes + <usize>k * stride, scratch);
    }
  }
}

/** What lies beyond the last of an odd number of columns is multiplied too, though nobody reads the product: it must be numbers. */
function clearBeyond(cols: i32, scratch: usize): void {
  memory.fill(scratch + <usize>cols * COLUMN, 0, <usize>(cols & 1) * COLUMN);
}

function addWeighed(bytes: usize, cols: i32, about: usize, wr: usize, lanes: usize, scratch: usize): void {
  let weight = v128.load(lanes);
  for (let r: usize = 0; r < bytes; r += 16) weight = f64x2.add(weight, v128.load(wr + r));
  v128.store(lanes, weight);
  addMoments(scratch, bytes, cols, about, wr, scratch + <usize>evenCols(cols) * COLUMN, lanes + 16);
}
