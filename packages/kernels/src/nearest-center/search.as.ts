import { squaredDistance, squaredLanes } from '../assembly/distances.as';
import { splat } from '../assembly/tile.as';

/** What a distance is multiplied by to be safely on one side of it, rounding included. */
export const LESS: f64 = 0.999999;
export const MORE: f64 = 1.000001;
/** The least that a distance from above, and the most that one from below, is said to be in single precision: far from where it ends. */
const TINY: f32 = 1e-36;
const HUGE: f64 = 1e38;

/** A number in single precision that the distance, of this computed square, is surely not above. */
// @ts-ignore: decorator
@inline
export function fromAbove(squared: f64): f32 {
  return max(<f32>(sqrt(squared) * MORE), TINY);
}

/** The distance of a row from a center, from above. */
export function measured(row: usize, center: usize, cols: i32): f32 {
  return fromAbove(squaredDistance(row, center, cols));
}

/** A number in single precision that the distance, of this computed square, is surely not below. */
// @ts-ignore: decorator
@inline
export function fromBelow(squared: f64): f32 {
  return <f32>(min(sqrt(squared), HUGE) * LESS);
}

/**
 * The center nearest to the row at `row`, the first of them where there are several. `lower` is 0, or gets what the distance from every
 * other center exceeds, in single precision.
 *
 * Without branches, which could not be foretold: engines make branches of a choice between floating-point numbers.
 */
export function findNearest(row: usize, cols: i32, clusters: i32, centers: usize, lower: usize): i32 {
  const width = <usize>cols << 3;
  let least = splat(Infinity);
  let second = least;
  let nearest = i64x2.splat(0);
  let k = nearest;
  for (const end = centers + <usize>clusters * width; centers < end; centers += width) {
    const lanes = squaredLanes(row, centers, cols);
    const distance = f64x2.add(lanes, v128.shuffle<i64>(lanes, lanes, 1, 0));
    nearest = v128.bitselect(k, nearest, f64x2.lt(distance, least));
    second = f64x2.pmin(second, f64x2.pmax(least, distance));
    least = f64x2.pmin(least, distance);
    k = i64x2.add(k, i64x2.splat(1));
  }
  if (lower) store<f32>(lower, fromBelow(f64x2.extract_lane(second, 0)));
  return i32x4.extract_lane(nearest, 0);
}
