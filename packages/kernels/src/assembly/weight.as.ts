import { COLUMN } from './tile.as';

/** Makes of the shares of one component, in place, responsibilities times weights, and adds them to the two lanes at `lanes`. */
export function addWeight(shares: usize, scales: usize, lanes: usize): void {
  let sum = v128.load(lanes);
  for (let r: usize = 0; r < COLUMN; r += 16) {
    const wr = f64x2.mul(v128.load(shares + r), v128.load(scales + r));
    v128.store(shares + r, wr);
    sum = f64x2.add(sum, wr);
  }
  v128.store(lanes, sum);
}
