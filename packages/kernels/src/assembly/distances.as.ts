import { COLUMN, mulAdd, splat } from './tile.as';

/** Squared distances of a tile's rows from two points, which stand one after the other, into two columns; in column order. */
export function squaredDistances(tile: usize, cols: i32, points: usize, to: usize): void {
  const bytes = <usize>cols << 3;
  const end = points + bytes;
  for (let r: usize = 0; r < COLUMN; r += 64) {
    let a0 = splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    let from = tile + r;
    for (let point = points; point < end; point += 8, from += COLUMN) {
      const p = v128.load64_splat(point);
      const q = v128.load64_splat(point + bytes);
      let x = v128.load(from);
      let d = f64x2.sub(x, p);
      a0 = mulAdd(d, d, a0);
      d = f64x2.sub(x, q);
      b0 = mulAdd(d, d, b0);
      x = v128.load(from, 16);
      d = f64x2.sub(x, p);
      a1 = mulAdd(d, d, a1);
      d = f64x2.sub(x, q);
      b1 = mulAdd(d, d, b1);
      x = v128.load(from, 32);
      d = f64x2.sub(x, p);
      a2 = mulAdd(d, d, a2);
      d = f64x2.sub(x, q);
      b2 = mulAdd(d, d, b2);
      x = v128.load(from, 48);
      d = f64x2.sub(x, p);
      a3 = mulAdd(d, d, a3);
      d = f64x2.sub(x, q);
      b3 = mulAdd(d, d, b3);
    }
    v128.store(to + r, a0);
    v128.store(to + r, a1, 16);
    v128.store(to + r, a2, 32);
    v128.store(to + r, a3, 48);
    v128.store(to + r, b0, COLUMN);
    v128.store(to + r, b1, COLUMN + 16);
    v128.store(to + r, b2, COLUMN + 32);
    v128.store(to + r, b3, COLUMN + 48);
  }
}
