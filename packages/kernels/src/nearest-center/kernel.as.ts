import { TILE } from '../assembly/tile.as';
import { addRows, moveRow } from './add-rows.as';
import { filterNearest } from './filter.as';
import { nearestByGrid } from './grid.as';
import { findNearest } from './search.as';

/**
 * Labels `count` rows with their nearest center and adds them, in row order, to `sums`: the inertia in two lanes, the rows that changed
 * their label, a number unread, then the weight of each cluster, then the shift of each. `about` is 0, or the points about which only rows
 * with a new label are taken from one cluster and added to another.
 *
 * `sums` is 0 where only labels are asked for; `weights` is 0 where every row counts once. `grid` is 0, or what `nearestByGrid` reads; `filter` is 0, or what `filterNearest` reads; where
 * both are 0, double precision does all. `scratch` is room for the labels of a tile, and what these need.
 */
export function nearestCenter(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  filter: usize,
  grid: usize,
  about: usize,
  sums: usize,
  labels: usize,
  scratch: usize,
): void {
  const nearest = scratch;
  const width = <usize>cols << 3;
  const end = rows + <usize>count * width;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    let doubtful: u64 = left < TILE ? (<u64>1 << left) - 1 : u64.MAX_VALUE;
    if (grid) doubtful &= nearestByGrid(rows, left, centers, grid, nearest, scratch + 256);
    else if (filter) {
      doubtful &= filterNearest(rows, 0, left, cols, clusters, filter, nearest, 0, scratch + 256, end);
    }
    for (; doubtful; doubtful &= doubtful - 1) {
      const r = <usize>ctz(doubtful);
      store<i32>(nearest + (r << 2), findNearest(rows + r * width, cols, clusters, centers, 0));
    }
    if (about) moveRows(rows, weights, left, cols, clusters, about, nearest, labels, sums);
    else if (sums) addRows(rows, weights, left, cols, clusters, centers, nearest, sums);
    const changed = takeLabels(nearest, weights, left, labels);
    if (sums) store<f64>(sums, load<f64>(sums, 16) + <f64>changed, 16);
    if (weights) weights += <usize>left << 3;
    rows += <usize>left * width;
    labels += <usize>left << 2;
  }
}

/** Takes the rows whose label at `nearest` is not that at `labels` from one cluster to the other. */
export function moveRows(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  about: usize,
  nearest: usize,
  labels: usize,
  sums: usize,
): void {
  const width = <usize>cols << 3;
  const end = <usize>count << 2;
  for (let r: usize = 0; r < end; r += 16) {
    let open = i32x4.bitmask(i32x4.ne(v128.load(nearest + r), v128.load(labels + r)));
    for (; open; open &= open - 1) {
      const at = r + (<usize>ctz(open) << 2);
      if (at >= end) break;
      const row = rows + (at >> 2) * width;
      const weight = weights ? weights + 2 * at : 0;
      moveRow(row, weight, load<u32>(labels + at), load<u32>(nearest + at), cols, clusters, about, sums);
    }
  }
}

/** Copies labels, and counts the rows of positive weight that had another one before. */
export function takeLabels(from: usize, weights: usize, count: i32, to: usize): i32 {
  let changed = 0;
  let r: usize = 0;
  const end = <usize>count << 2;
  if (!weights) {
    let lanes = i32x4.splat(0);
    for (; r + 16 <= end; r += 16) {
      const label = v128.load(from + r);
      lanes = i32x4.sub(lanes, i32x4.ne(label, v128.load(to + r)));
      v128.store(to + r, label);
    }
    lanes = i32x4.add(lanes, v128.shuffle<i32>(lanes, lanes, 2, 3, 0, 1));
    changed = i32x4.extract_lane(lanes, 0) + i32x4.extract_lane(lanes, 1);
  }
  for (; r < end; r += 4) {
    const label = load<i32>(from + r);
    const isPresent = weights === 0 || load<f64>(weights + 2 * r) > 0;
    changed += i32(label !== load<i32>(to + r) && isPresent);
    store<i32>(to + r, label);
  }
  return changed;
}
