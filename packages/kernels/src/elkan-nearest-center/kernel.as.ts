import { squaredDistance } from '../assembly/distances.as';
import { TILE } from '../assembly/tile.as';
import { addRows } from '../nearest-center/add-rows.as';
import { moveRows, takeLabels } from '../nearest-center/kernel.as';
import { fromAbove, fromBelow } from '../nearest-center/search.as';

/** A bit less than 1: what is lost by it exceeds what rounding of a difference can add. */
const SHRINK: f32 = 0.9999997;

/**
 * What `nearestCenter` does, measuring the distance only from centers that bounds do not rule out.
 *
 * `lower` holds of each row, for a multiple of four centers, what its distance from each exceeded in the sweep before, or 0. `moves` holds how
 * far each center has moved since, and `halfGaps`, for each center, half its distance from every other one, from itself more than anything.
 * `scratch` is room for the labels of a tile.
 */
export function elkanNearestCenter(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  moves: usize,
  halfGaps: usize,
  about: usize,
  sums: usize,
  labels: usize,
  lower: usize,
  scratch: usize,
): void {
  const nearest = scratch;
  const width = <usize>cols << 3;
  const boundsWidth = <usize>((clusters + 3) & ~3) << 2;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    for (let r: usize = 0; r < <usize>left; r++, lower += boundsWidth) {
      const label = load<u32>(labels + (r << 2));
      const row = rows + r * width;
      const found = search(row, label, cols, clusters, centers, moves, halfGaps, lower);
      store<u32>(nearest + (r << 2), found);
    }
    if (about) moveRows(rows, weights, left, cols, clusters, about, nearest, labels, sums);
    else addRows(rows, weights, left, cols, clusters, centers, nearest, sums);
    store<f64>(sums, load<f64>(sums, 16) + <f64>takeLabels(nearest, weights, left, labels), 16);
    if (weights) weights += <usize>left << 3;
    rows += <usize>left * width;
    labels += <usize>left << 2;
  }
}

/** The center nearest to one row, the first of them where there are several. */
function search(
  row: usize,
  before: u32,
  cols: i32,
  clusters: i32,
  centers: usize,
  moves: usize,
  halfGaps: usize,
  lower: usize,
): u32 {
  const width = <usize>cols << 3;
  const boundsWidth = <usize>((clusters + 3) & ~3) << 2;
  const gaps = halfGaps + <usize>before * boundsWidth;
  const shrink = f32x4.splat(SHRINK);
  let least = squaredDistance(row, centers + <usize>before * width, cols);
  let nearest = before;
  const upper = f32x4.splat(fromAbove(least));
  for (let at: usize = 0; at < boundsWidth; at += 16) {
    const bounds = f32x4.sub(f32x4.mul(v128.load(lower + at), shrink), v128.load(moves + at));
    v128.store(lower + at, bounds);
    const isOpen = v128.and(f32x4.ge(upper, bounds), f32x4.ge(upper, v128.load(gaps + at)));
    for (let open = i32x4.bitmask(isOpen); open; open &= open - 1) {
      const k = <u32>(at >> 2) + <u32>ctz(open);
      if (k >= <u32>clusters) break;
      const distance = squaredDistance(row, centers + <usize>k * width, cols);
      store<f32>(lower + (<usize>k << 2), fromBelow(distance));
      if (distance < least || (distance === least && k < nearest)) {
        least = distance;
        nearest = k;
      }
    }
  }
  return nearest;
}
