import { exp, expDeep, isDeep } from './exp.as';
import { log } from './log.as';
import { COLUMN, splat } from './tile.as';

/**
 * Turns the logarithms of a tile into e^(log - the row's largest), in place; `scales` gets weight / their sum, with which they are
 * the row's responsibilities times its weight, and `densities` the row's log-density.
 *
 * Where all logarithms are -Infinity, log - largest is NaN, which `pmin` turns into 0: the components share the row equally.
 */
export function toShares(logs: usize, components: i32, weights: usize, scales: usize, densities: usize): void {
  const bytes = <usize>components * COLUMN;
  for (let r: usize = 0; r < COLUMN; r += 32) {
    const first = logs + r;
    const end = first + bytes;
    let most0 = v128.load(first);
    let most1 = v128.load(first, 16);
    for (let at = first + COLUMN; at < end; at += COLUMN) {
      most0 = f64x2.pmax(most0, v128.load(at));
      most1 = f64x2.pmax(most1, v128.load(at, 16));
    }
    let sum0 = splat(0);
    let sum1 = sum0;
    for (let at = first; at < end; at += COLUMN) {
      const x0 = f64x2.pmin(splat(0), f64x2.sub(v128.load(at), most0));
      const x1 = f64x2.pmin(splat(0), f64x2.sub(v128.load(at, 16), most1));
      let e0: v128;
      let e1: v128;
      if (isDeep(f64x2.pmin(x0, x1))) {
        e0 = expDeep(x0);
        e1 = expDeep(x1);
      } else {
        e0 = exp(x0);
        e1 = exp(x1);
      }
      v128.store(at, e0);
      v128.store(at, e1, 16);
      sum0 = f64x2.add(sum0, e0);
      sum1 = f64x2.add(sum1, e1);
    }
    v128.store(scales + r, f64x2.div(v128.load(weights + r), sum0));
    v128.store(scales + r, f64x2.div(v128.load(weights + r, 16), sum1), 16);
    v128.store(densities + r, f64x2.add(most0, log(sum0)));
    v128.store(densities + r, f64x2.add(most1, log(sum1)), 16);
  }
}
