import { COLUMN, mulAdd } from './tile.as';

/**
 * Adds weighted sums of x - mean and of its square, over the first `bytes` of each column, to pairs of lanes. `means` is a number a column,
 * each followed by another that is not read.
 *
 * Three columns at a time, because each addition waits for the one before.
 */
export function addColumns(tile: usize, bytes: usize, cols: i32, means: usize, wr: usize, lanes: usize): void {
  let j = 0;
  for (; j + 2 < cols; j += 3, means += 48, lanes += 96, tile += 3 * COLUMN) {
    const mean0 = v128.load64_splat(means);
    const mean1 = v128.load64_splat(means, 16);
    const mean2 = v128.load64_splat(means, 32);
    let shift0 = v128.load(lanes);
    let square0 = v128.load(lanes, 16);
    let shift1 = v128.load(lanes, 32);
    let square1 = v128.load(lanes, 48);
    let shift2 = v128.load(lanes, 64);
    let square2 = v128.load(lanes, 80);
    for (let r: usize = 0; r < bytes; r += 16) {
      const w = v128.load(wr + r);
      let z = f64x2.sub(v128.load(tile + r), mean0);
      let y = f64x2.mul(w, z);
      shift0 = f64x2.add(shift0, y);
      square0 = mulAdd(y, z, square0);
      z = f64x2.sub(v128.load(tile + r, COLUMN), mean1);
      y = f64x2.mul(w, z);
      shift1 = f64x2.add(shift1, y);
      square1 = mulAdd(y, z, square1);
      z = f64x2.sub(v128.load(tile + r, 2 * COLUMN), mean2);
      y = f64x2.mul(w, z);
      shift2 = f64x2.add(shift2, y);
      square2 = mulAdd(y, z, square2);
    }
    v128.store(lanes, shift0);
    v128.store(lanes, square0, 16);
    v128.store(lanes, shift1, 32);
    v128.store(lanes, square1, 48);
    v128.store(lanes, shift2, 64);
    v128.store(lanes, square2, 80);
  }
  for (; j + 1 < cols; j += 2, means += 32, lanes += 64, tile += 2 * COLUMN) {
    const mean0 = v128.load64_splat(means);
    const mean1 = v128.load64_splat(means, 16);
    let shift0 = v128.load(lanes);
    let square0 = v128.load(lanes, 16);
    let shift1 = v128.load(lanes, 32);
    let square1 = v128.load(lanes, 48);
    for (let r: usize = 0; r < bytes; r += 16) {
      const w = v128.load(wr + r);
      const z0 = f64x2.sub(v128.load(tile + r), mean0);
      const z1 = f64x2.sub(v128.load(tile + r, COLUMN), mean1);
      const y0 = f64x2.mul(w, z0);
      const y1 = f64x2.mul(w, z1);
      shift0 = f64x2.add(shift0, y0);
      shift1 = f64x2.add(shift1, y1);
      square0 = mulAdd(y0, z0, square0);
      square1 = mulAdd(y1, z1, square1);
    }
    v128.store(lanes, shift0);
    v128.store(lanes, square0, 16);
    v128.store(lanes, shift1, 32);
    v128.store(lanes, square1, 48);
  }
  if (j < cols) {
    const mean = v128.load64_splat(means);
    let shift = v128.load(lanes);
    let square = v128.load(lanes, 16);
    for (let r: usize = 0; r < bytes; r += 16) {
      const z = f64x2.sub(v128.load(tile + r), mean);
      const y = f64x2.mul(v128.load(wr + r), z);
      shift = f64x2.add(shift, y);
      square = mulAdd(y, z, square);
    }
    v128.store(lanes, shift);
    v128.store(lanes, square, 16);
  }
}
