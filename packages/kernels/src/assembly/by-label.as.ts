// Rows of one label among others, gathered into tiles: those of even index in the even lanes, those of odd index in the odd ones.
import { TILE, transposeTwo } from './tile.as';

/**
 * Writes the row indices of each label, first those of even and then those of odd index, in row order, to `order`, and where each
 * such list begins to `starts`: two a label, and the end of the last.
 */
export function orderByLabel(labels: usize, count: i32, components: i32, starts: usize, order: usize): void {
  const lists = 2 * components;
  memory.fill(starts, 0, <usize>(lists + 1) << 2);
  for (let i = 0; i < count; i++) {
    const next = starts + (<usize>(listOf(labels, i) + 1) << 2);
    store<i32>(next, load<i32>(next) + 1);
  }
  for (let list = 0; list < lists; list++) {
    const start = starts + (<usize>list << 2);
    store<i32>(start, load<i32>(start) + load<i32>(start, 4), 4);
  }
  // Each list's start serves as its end while it is written, and is put right afterwards.
  for (let i = 0; i < count; i++) {
    const start = starts + (<usize>listOf(labels, i) << 2);
    const at = load<i32>(start);
    store<i32>(order + (<usize>at << 2), i);
    store<i32>(start, at + 1);
  }
  memory.copy(starts + 4, starts, <usize>lists << 2);
  store<i32>(starts, 0);
}

// @ts-ignore: decorator
@inline
function listOf(labels: usize, i: i32): i32 {
  return 2 * load<i32>(labels + (<usize>i << 2)) + (i & 1);
}

/**
 * Gathers up to 32 even and 32 odd rows into a tile, and their weights (1 where `weights` is 0) into a column; gives the bytes of a
 * column that they take: 0 where there are none.
 *
 * Where one list is shorter, its lane repeats the row beside it with weight 0.
 */
export function gather(
  rows: usize,
  weights: usize,
  cols: i32,
  even: usize,
  evens: i32,
  odd: usize,
  odds: i32,
  tile: usize,
  tileW: usize,
): usize {
  const pairs = max(0, min(TILE / 2, max(evens, odds)));
  const width = <usize>cols << 3;
  for (let p = 0; p < pairs; p++, tile += 16, tileW += 16, even += 4, odd += 4) {
    const i = load<i32>(p < evens ? even : odd);
    const j = load<i32>(p < odds ? odd : even);
    transposeTwo(rows + <usize>i * width, rows + <usize>j * width, cols, tile);
    store<f64>(tileW, p < evens ? weightOf(weights, i) : 0);
    store<f64>(tileW, p < odds ? weightOf(weights, j) : 0, 8);
  }
  return <usize>pairs << 4;
}

// @ts-ignore: decorator
@inline
function weightOf(weights: usize, i: i32): f64 {
  return weights ? load<f64>(weights + (<usize>i << 3)) : 1;
}
