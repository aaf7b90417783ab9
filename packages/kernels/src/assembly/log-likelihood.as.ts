import { COLUMN, splat } from './tile.as';

/** Adds weight times log-density of a tile's rows to the two lanes at `lanes`; a row of weight 0 counts for nothing. */
export function addLogLikelihood(weights: usize, densities: usize, lanes: usize): void {
  let sum = v128.load(lanes);
  for (let r: usize = 0; r < COLUMN; r += 16) {
    const w = v128.load(weights + r);
    const term = f64x2.mul(w, v128.load(densities + r));
    sum = f64x2.add(sum, v128.and(term, f64x2.gt(w, splat(0))));
  }
  v128.store(lanes, sum);
}
