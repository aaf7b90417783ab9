// log2(weight * density) of every component at the rows of a tile, into `logs`: components x 64. What overflows is -Infinity.
// Only the first `bytes` of each column are made: a multiple of `GROUP`.
import { COLUMN, GROUP, mulAdd, splat } from './tile.as';

/** Columns to the next even number. */
// @ts-ignore: decorator
@inline
export function evenCols(cols: i32): i32 {
  return (cols + 1) & ~1;
}

/** Bytes that a component of full shape takes: mean, binary logarithm of its constant, whitening in pairs of rows. */
// @ts-ignore: decorator
@inline
export function fullStride(cols: i32): usize {
  const even = <usize>evenCols(cols);
  return (even + 2 + (even / 2) * (even / 2 + 1) * 2) << 3;
}

/** Bytes that a component of diagonal shape takes: binary logarithm of its constant, then mean and factor of each column. */
// @ts-ignore: decorator
@inline
export function diagonalStride(cols: i32): usize {
  return (<usize>cols << 4) + 16;
}

const HALF_LOG2_E: f64 = 0.7213475204444817;

/**
 * Scores by the first `some` columns: all of them, or an even number. By fewer than all, it is never below what all of them give: other
 * columns add to the squared distance what is not below 0, and rounding keeps the order.
 *
 * `z` is room for eight rows of the even number of columns; of an odd number, its last column must be 0.
 */
export function scoreFull(
  tile: usize,
  bytes: usize,
  some: i32,
  cols: i32,
  components: i32,
  ask: usize,
  z: usize,
  logs: usize,
): void {
  const stride = fullStride(cols);
  for (let k = 0; k < components; k++, ask += stride, logs += COLUMN) {
    for (let r: usize = 0; r < bytes; r += GROUP) {
      subtractMean(tile + r, ask, some, z);
      clearSquares(logs + r);
      addSquares(z, 0, evenCols(some), cols, ask, logs + r);
    }
    squaresToLogs(constantOf(cols, ask), bytes, logs);
  }
}

/** Eight rows less the mean of a component, one column after the other. */
// @ts-ignore: decorator
@inline
function subtractMean(tile: usize, means: usize, cols: i32, z: usize): void {
  for (const end = z + <usize>cols * GROUP; z < end; z += GROUP, tile += COLUMN, means += 8) {
    const mean = v128.load64_splat(means);
    v128.store(z, f64x2.sub(v128.load(tile), mean));
    v128.store(z, f64x2.sub(v128.load(tile, 16), mean), 16);
    v128.store(z, f64x2.sub(v128.load(tile, 32), mean), 32);
    v128.store(z, f64x2.sub(v128.load(tile, 48), mean), 48);
  }
}

// @ts-ignore: decorator
@inline
export function clearSquares(squares: usize): void {
  v128.store(squares, splat(0));
  v128.store(squares, splat(0), 16);
  v128.store(squares, splat(0), 32);
  v128.store(squares, splat(0), 48);
}

/** Turns the squared distances in the first `bytes` of a column into logarithms, in place. */
export function squaresToLogs(constantAt: usize, bytes: usize, squares: usize): void {
  const constant = v128.load64_splat(constantAt);
  for (const end = squares + bytes; squares < end; squares += 16) {
    const log = f64x2.sub(constant, f64x2.mul(splat(HALF_LOG2_E), v128.load(squares)));
    v128.store(squares, f64x2.pmax(splat(-Infinity), log));
  }
}

/** Where the constant of a component of full shape is. */
// @ts-ignore: decorator
@inline
export function constantOf(cols: i32, component: usize): usize {
  return component + (<usize>evenCols(cols) << 3);
}

/**
 * Adds to the squared distances of eight rows what the rows of the whitening from `first` up to `end` give, both even.
 *
 * Two rows of the whitening at once: y += whitening * z in the order of columns.
 */
export function addSquares(z: usize, first: i32, end: i32, cols: i32, ask: usize, squares: usize): void {
  const half = <usize>first >> 1;
  let pair = ask + (<usize>(evenCols(cols) + 2) << 3) + ((half * (half + 1)) << 4);
  let q0 = v128.load(squares);
  let q1 = v128.load(squares, 16);
  let q2 = v128.load(squares, 32);
  let q3 = v128.load(squares, 48);
  for (let stop = z + <usize>(first + 2) * GROUP, last = z + <usize>end * GROUP; stop <= last; stop += 2 * GROUP) {
    let a0 = splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    for (let at = z; at < stop; at += GROUP, pair += 16) {
      const u = v128.load64_splat(pair);
      const v = v128.load64_splat(pair, 8);
      let x = v128.load(at);
      a0 = mulAdd(x, u, a0);
      b0 = mulAdd(x, v, b0);
      x = v128.load(at, 16);
      a1 = mulAdd(x, u, a1);
      b1 = mulAdd(x, v, b1);
      x = v128.load(at, 32);
      a2 = mulAdd(x, u, a2);
      b2 = mulAdd(x, v, b2);
      x = v128.load(at, 48);
      a3 = mulAdd(x, u, a3);
      b3 = mulAdd(x, v, b3);
    }
    q0 = mulAdd(b0, b0, mulAdd(a0, a0, q0));
    q1 = mulAdd(b1, b1, mulAdd(a1, a1, q1));
    q2 = mulAdd(b2, b2, mulAdd(a2, a2, q2));
    q3 = mulAdd(b3, b3, mulAdd(a3, a3, q3));
  }
  v128.store(squares, q0);
  v128.store(squares, q1, 16);
  v128.store(squares, q2, 32);
  v128.store(squares, q3, 48);
}

/** `scoreFull` of two columns: the same operations in the same order, with every parameter in a register. */
export function scoreTwo(tile: usize, bytes: usize, components: i32, ask: usize, logs: usize): void {
  const stride = fullStride(2);
  for (let k = 0; k < components; k++, ask += stride, logs += COLUMN) {
    const mx = v128.load64_splat(ask);
    const my = v128.load64_splat(ask, 8);
    const w00 = v128.load64_splat(ask, 32);
    const w10 = v128.load64_splat(ask, 40);
    const w11 = v128.load64_splat(ask, 56);
    for (let r: usize = 0; r < bytes; r += 16) {
      const zx = f64x2.sub(v128.load(tile + r), mx);
      const zy = f64x2.sub(v128.load(tile + r, COLUMN), my);
      const y0 = f64x2.mul(zx, w00);
      const y1 = mulAdd(zy, w11, f64x2.mul(zx, w10));
      v128.store(logs + r, mulAdd(y1, y1, f64x2.mul(y0, y0)));
    }
    squaresToLogs(constantOf(2, ask), bytes, logs);
  }
}

export function scoreDiagonal(
  tile: usize,
  bytes: usize,
  cols: i32,
  components: i32,
  ask: usize,
  logs: usize,
): void {
  const stride = diagonalStride(cols);
  for (let k = 0; k < components; k++, ask += stride, logs += COLUMN) {
    const end = ask + stride;
    for (let r: usize = 0; r < bytes; r += GROUP) {
      let q0 = splat(0);
      let q1 = q0;
      let q2 = q0;
      let q3 = q0;
      let at = tile + r;
      for (let column = ask + 16; column < end; column += 16, at += COLUMN) {
        const mean = v128.load64_splat(column);
        const factor = v128.load64_splat(column, 8);
        let y = f64x2.mul(f64x2.sub(v128.load(at), mean), factor);
        q0 = mulAdd(y, y, q0);
        y = f64x2.mul(f64x2.sub(v128.load(at, 16), mean), factor);
        q1 = mulAdd(y, y, q1);
        y = f64x2.mul(f64x2.sub(v128.load(at, 32), mean), factor);
        q2 = mulAdd(y, y, q2);
        y = f64x2.mul(f64x2.sub(v128.load(at, 48), mean), factor);
        q3 = mulAdd(y, y, q3);
      }
      v128.store(logs + r, q0);
      v128.store(logs + r, q1, 16);
      v128.store(logs + r, q2, 32);
      v128.store(logs + r, q3, 48);
    }
    squaresToLogs(ask, bytes, logs);
  }
}
