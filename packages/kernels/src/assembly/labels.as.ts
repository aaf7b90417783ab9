import { COLUMN } from './tile.as';

/** Writes the component with the largest logarithm, a whole number a row; ties go to the lowest index. */
export function toLabels(logs: usize, bytes: usize, components: i32, to: usize): void {
  for (let r: usize = 0; r < bytes; r += 16, to += 8) {
    let most = v128.load(logs + r);
    let at = i64x2.splat(0);
    for (let k = 1; k < components; k++) {
      const log = v128.load(logs + <usize>k * COLUMN + r);
      at = v128.bitselect(i64x2.splat(k), at, f64x2.gt(log, most));
      most = f64x2.pmax(most, log);
    }
    store<i32>(to, i32x4.extract_lane(at, 0));
    store<i32>(to, i32x4.extract_lane(at, 2), 4);
  }
}
