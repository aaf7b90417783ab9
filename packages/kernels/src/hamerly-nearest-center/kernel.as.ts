import { TILE } from '../assembly/tile.as';
import { addRows, moveRow } from '../nearest-center/add-rows.as';
import { filterNearest } from '../nearest-center/filter.as';
import { findNearest, measured } from '../nearest-center/search.as';

/** Most rows to a chunk, and most bytes: it stays in the second cache from its first pass to its last. */
const CHUNK: i32 = 256;
const CHUNK_BYTES: i32 = 262144;
/** A bit less and a bit more than 1: what they take or add exceeds what rounding can. */
const SHRINK: f32 = 0.9999997;
const GROW: f32 = 1.0000003;

/**
 * What `nearestCenter` does, without a search for the rows that bounds keep where they are.
 *
 * `lower` holds of each row what its distance from all centers but its own exceeded in the sweep before, and `upper` what that from its own did
 * not. `moved` holds four numbers a center: how far it has moved since, the most that another one has, half its distance from the nearest
 * other one, and one unread. `about` is 0, or the points about which only changes of the sums are formed: then rows without a search
 * are not read. The number of rows that were searched is the fourth of `sums`. `scratch` is room for the list of a chunk, labels and bounds of a tile, and what `filterNearest` needs.
 */
export function hamerlyNearestCenter(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  filter: usize,
  moved: usize,
  about: usize,
  sums: usize,
  labels: usize,
  lower: usize,
  upper: usize,
  scratch: usize,
): void {
  const list = scratch;
  const found = list + 4 * CHUNK;
  const width = <usize>cols << 3;
  const end = rows + <usize>count * width;
  const most = max(TILE, min(CHUNK, (CHUNK_BYTES / <i32>width) & -TILE));
  for (let i = 0; i < count; i += most) {
    const some = min(most, count - i);
    const unsure = listUnsure(some, moved, labels, lower, upper, list);
    const left = measureListed(rows, list, unsure, cols, centers, moved, labels, lower, upper);
    let changed = 0;
    for (let j = 0; j < left; j += TILE) {
      const part = list + (<usize>j << 2);
      const few = min(TILE, left - j);
      const isAll = left === some;
      const from = isAll ? rows + <usize>j * width : rows;
      search(from, isAll ? 0 : part, few, cols, clusters, centers, filter, found, end);
      changed += take(rows, weights, part, few, cols, clusters, centers, about, found, labels, lower, upper, sums);
    }
    store<f64>(sums, load<f64>(sums, 16) + <f64>changed, 16);
    store<f64>(sums, load<f64>(sums, 24) + <f64>left, 24);
    if (!about) addRows(rows, weights, some, cols, clusters, centers, labels, sums);
    if (weights) weights += <usize>some << 3;
    rows += <usize>some * width;
    labels += <usize>some << 2;
    lower += <usize>some << 2;
    upper += <usize>some << 2;
  }
}

/** Brings the bounds to where centers are now, and lists the rows for which none of them is above the bound from above; four rows at once. */
function listUnsure(count: i32, moved: usize, labels: usize, lower: usize, upper: usize, list: usize): i32 {
  const shrink = f32x4.splat(SHRINK);
  const grow = f32x4.splat(GROW);
  const whole = <usize>(count & -4) << 2;
  let end = list;
  let r: usize = 0;
  for (; r < whole; r += 16) {
    const a = v128.load(moved + (<usize>load<u32>(labels + r) << 4));
    const b = v128.load(moved + (<usize>load<u32>(labels + r, 4) << 4));
    const c = v128.load(moved + (<usize>load<u32>(labels + r, 8) << 4));
    const d = v128.load(moved + (<usize>load<u32>(labels + r, 12) << 4));
    const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const own = v128.shuffle<i64>(ab, cd, 0, 2);
    const others = v128.shuffle<i64>(ab, cd, 1, 3);
    const gaps = v128.shuffle<i64>(v128.shuffle<i32>(a, b, 2, 6, 2, 6), v128.shuffle<i32>(c, d, 2, 6, 2, 6), 0, 2);
    const below = f32x4.sub(f32x4.mul(v128.load(lower + r), shrink), others);
    const above = f32x4.add(f32x4.mul(v128.load(upper + r), grow), own);
    v128.store(lower + r, below);
    v128.store(upper + r, above);
    const unsure = i32x4.bitmask(v128.or(f32x4.lt(above, below), f32x4.lt(above, gaps))) ^ 15;
    if (!unsure) continue;
    const first = <u32>(r >> 2);
    store<u32>(end, first);
    end += <usize>(unsure & 1) << 2;
    store<u32>(end, first + 1);
    end += <usize>((unsure >> 1) & 1) << 2;
    store<u32>(end, first + 2);
    end += <usize>((unsure >> 2) & 1) << 2;
    store<u32>(end, first + 3);
    end += <usize>(unsure >> 3) << 2;
  }
  for (; r < <usize>count << 2; r += 4) {
    store<f32>(lower + r, 0);
    store<u32>(end, <u32>(r >> 2));
    end += 4;
  }
  return <i32>((end - list) >> 2);
}

/** Measures the listed rows from their own centers, and gives how many stay listed: those for which no bound from below is above that. */
function measureListed(
  rows: usize,
  list: usize,
  count: i32,
  cols: i32,
  centers: usize,
  moved: usize,
  labels: usize,
  lower: usize,
  upper: usize,
): i32 {
  const width = <usize>cols << 3;
  let to = list;
  for (const end = list + (<usize>count << 2); list < end; list += 4) {
    const i = <usize>load<u32>(list);
    const r = i << 2;
    const label = <usize>load<u32>(labels + r);
    const above = measured(rows + i * width, centers + label * width, cols);
    store<f32>(upper + r, above);
    store<u32>(to, <u32>i);
    to += <usize>i32(!(above < max(load<f32>(lower + r), load<f32>(moved + (label << 4), 8)))) << 2;
  }
  return count - <i32>((list - to) >> 2);
}

/** Finds the nearest center of at most 64 rows, listed ones where `list` is not 0, and after 64 of them the bounds from below. */
function search(
  rows: usize,
  list: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  filter: usize,
  found: usize,
  end: usize,
): void {
  const bounds = found + 4 * TILE;
  const width = <usize>cols << 3;
  let doubtful: u64 = count < TILE ? (<u64>1 << count) - 1 : u64.MAX_VALUE;
  if (filter) doubtful &= filterNearest(rows, list, count, cols, clusters, filter, found, bounds, bounds + 4 * TILE, end);
  for (; doubtful; doubtful &= doubtful - 1) {
    const at = <usize>ctz(doubtful) << 2;
    const row = rows + (list ? <usize>load<u32>(list + at) : at >> 2) * width;
    store<i32>(found + at, findNearest(row, cols, clusters, centers, bounds + at));
  }
}

/**
 * Takes over labels and bounds, and counts the rows of positive weight that had another label before; where `about` is not 0, it takes
 * these from the sums of one cluster to those of the other.
 */
function take(
  rows: usize,
  weights: usize,
  list: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  about: usize,
  found: usize,
  labels: usize,
  lower: usize,
  upper: usize,
  sums: usize,
): i32 {
  const width = <usize>cols << 3;
  let changed = 0;
  for (const end = found + (<usize>count << 2); found < end; found += 4, list += 4) {
    const i = <usize>load<u32>(list);
    const r = i << 2;
    store<f32>(lower + r, load<f32>(found, 4 * TILE));
    const from = load<u32>(labels + r);
    const to = load<u32>(found);
    if (from === to) continue;
    const row = rows + i * width;
    const weight = weights ? weights + (i << 3) : 0;
    store<u32>(labels + r, to);
    store<f32>(upper + r, measured(row, centers + <usize>to * width, cols));
    changed += i32(!weight || load<f64>(weight) > 0);
    if (about) moveRow(row, weight, from, to, cols, clusters, about, sums);
  }
  return changed;
}
