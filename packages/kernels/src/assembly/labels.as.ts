import { COLUMN } from './tile.as';

/**
 * Writes the component with the largest logarithm, a whole number a row; ties go to the lowest. Where `order` is not 0, it lists the
 * components, a whole number each, and their places in it are what is written.
 */
export function toLabels(logs: usize, bytes: usize, components: i32, order: usize, to: usize): void {
  for (let r: usize = 0; r < bytes; r += 16, to += 8) {
    let most = f64x2.splat(-Infinity);
    let at = i64x2.splat(0);
    for (let n = 0; n < components; n++) {
      const k = order ? load<i32>(order + (<usize>n << 2)) : n;
      const log = v128.load(logs + <usize>k * COLUMN + r);
      at = v128.bitselect(i64x2.splat(n), at, f64x2.gt(log, most));
      most = f64x2.pmax(most, log);
    }
    store<i32>(to, i32x4.extract_lane(at, 0));
    store<i32>(to, i32x4.extract_lane(at, 2), 4);
  }
}
