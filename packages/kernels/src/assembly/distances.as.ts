import { mulAdd, splat } from './tile.as';

/**
 * Squared distance of the `cols` numbers at `a` from those at `b`, in two lanes: the sum over even columns and that over odd columns,
 * each in order.
 */
// @ts-ignore: decorator
@inline
export function squaredLanes(a: usize, b: usize, cols: i32): v128 {
  let lanes = splat(0);
  let left = cols;
  for (; left >= 2; left -= 2, a += 16, b += 16) {
    const z = f64x2.sub(v128.load(a), v128.load(b));
    lanes = mulAdd(z, z, lanes);
  }
  if (left) {
    const z = f64x2.sub(v128.load64_zero(a), v128.load64_zero(b));
    lanes = mulAdd(z, z, lanes);
  }
  return lanes;
}

/** The sum of two lanes. */
// @ts-ignore: decorator
@inline
export function addedUp(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}

/** Squared distance of the `cols` numbers at `a` from those at `b`. */
export function squaredDistance(a: usize, b: usize, cols: i32): f64 {
  return addedUp(squaredLanes(a, b, cols));
}
