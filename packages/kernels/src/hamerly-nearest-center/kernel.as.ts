import { addedUp } from '../assembly/distances.as';
import { TILE } from '../assembly/tile.as';
import { addRows, addWeighedRows, measureRows } from '../nearest-center/add-rows.as';
import { filterNearest } from '../nearest-center/filter.as';
import { findNearest } from '../nearest-center/search.as';

/** Most rows to a chunk, and most bytes: it stays in the second cache from its first pass to its last. */
const CHUNK: i32 = 256;
const CHUNK_BYTES: i32 = 65536;
/** A bit less and a bit more than 1: what they take or add exceeds what rounding can. */
const SHRINK: f32 = 0.9999997;
const GROW: f32 = 1.0000003;

/** What a distance from above is at least said to be: squares of less end in single precision. */
const TINY: f32 = 1e-36;

/**
 * What `nearestCenter` does, without a search for the rows that bounds keep where they are.
 *
 * `lower` holds of each row what its distance from all centers but its own exceeded in the sweep before, and `upper` what that from its own did
 * not. `moved` holds four numbers a center: how far it has moved since, the most that another one has, half its distance from the nearest
 * other one, and one unread. The number of rows that were searched is the fourth of `sums`. `scratch` is room for the squares and the list of
 * a chunk, labels and bounds of a tile, and what `filterNearest` needs.
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
  sums: usize,
  labels: usize,
  lower: usize,
  upper: usize,
  scratch: usize,
): void {
  const squares = scratch;
  const list = squares + 16 * CHUNK;
  const found = list + 4 * CHUNK;
  const clusterWeights = sums + 32;
  const shifts = clusterWeights + (<usize>clusters << 3);
  const width = <usize>cols << 3;
  const end = rows + <usize>count * width;
  const most = max(TILE, min(CHUNK, (CHUNK_BYTES / <i32>width) & -TILE));
  for (let i = 0; i < count; i += most) {
    const some = min(most, count - i);
    const left = listUnsure(some, moved, labels, lower, upper, list);
    let changed = 0;
    for (let j = 0; j < left; j += TILE) {
      const part = list + (<usize>j << 2);
      const few = min(TILE, left - j);
      const isAll = left === some;
      const from = isAll ? rows + <usize>j * width : rows;
      search(from, isAll ? 0 : part, few, cols, clusters, centers, filter, found, end);
      changed += take(part, few, weights, found, labels, lower);
    }
    store<f64>(sums, load<f64>(sums, 16) + <f64>changed, 16);
    store<f64>(sums, load<f64>(sums, 24) + <f64>left, 24);
    if (weights) {
      measureRows(rows, some, cols, centers, labels, squares);
      addWeighedRows(rows, weights, some, cols, centers, labels, sums, clusterWeights, shifts);
      weights += <usize>some << 3;
    } else {
      addRows(rows, some, cols, centers, labels, sums, clusterWeights, shifts, squares);
    }
    raise(squares, some, upper);
    rows += <usize>some * width;
    labels += <usize>some << 2;
    lower += <usize>some << 2;
    upper += <usize>some << 2;
  }
}

/** Lowers the bounds from below, and lists the rows for which none of them is above the bound from above; four rows at once. */
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
    store<u32>(end, <u32>(r >> 2));
    end += 4;
  }
  return <i32>((end - list) >> 2);
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

/** Takes over labels and bounds, and counts the rows of positive weight that had another label before. */
function take(list: usize, count: i32, weights: usize, found: usize, labels: usize, lower: usize): i32 {
  let changed = 0;
  for (let at: usize = 0; at < <usize>count << 2; at += 4) {
    const r = <usize>load<u32>(list + at) << 2;
    const label = load<i32>(found + at);
    const isPresent = weights === 0 || load<f64>(weights + 2 * r) > 0;
    changed += i32(label !== load<i32>(labels + r) && isPresent);
    store<i32>(labels + r, label);
    store<f32>(lower + r, load<f32>(found + 4 * TILE + at));
  }
  return changed;
}

/** Writes the bounds from above that the squared distances, in two lanes each, give. */
function raise(squares: usize, count: i32, upper: usize): void {
  const tiny = f32x4.splat(TINY);
  const grow = f32x4.splat(GROW);
  let r: usize = 0;
  for (; r < <usize>(count & -4) << 2; r += 16, squares += 64) {
    const a = v128.load(squares);
    const b = v128.load(squares, 16);
    const c = v128.load(squares, 32);
    const d = v128.load(squares, 48);
    const ab = f64x2.add(v128.shuffle<i64>(a, b, 0, 2), v128.shuffle<i64>(a, b, 1, 3));
    const cd = f64x2.add(v128.shuffle<i64>(c, d, 0, 2), v128.shuffle<i64>(c, d, 1, 3));
    const both = v128.shuffle<i64>(f32x4.demote_f64x2_zero(ab), f32x4.demote_f64x2_zero(cd), 0, 2);
    v128.store(upper + r, f32x4.mul(f32x4.sqrt(f32x4.add(both, tiny)), grow));
  }
  for (; r < <usize>count << 2; r += 4, squares += 16) {
    store<f32>(upper + r, sqrt(<f32>addedUp(v128.load(squares)) + TINY) * GROW);
  }
}
