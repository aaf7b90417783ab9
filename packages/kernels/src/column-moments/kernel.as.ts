import { mulAdd } from '../assembly/tile.as';

/** Bytes of rows that the first cache holds while their columns are added. */
const CHUNK: i32 = 16384;

/**
 * Adds `count` rows to the moments about the point at `about`: `sums` holds, of each two columns, two shifts and two squares.
 *
 * `about` has an even number of columns, and so has `sums`; the last of them counts for nothing where the rows have fewer. `weights` is 0
 * where every row counts once.
 */
export function columnMoments(rows: usize, weights: usize, count: i32, cols: i32, about: usize, sums: usize): void {
  const width = <usize>cols << 3;
  const most = max(1, CHUNK / <i32>width);
  for (let i = 0; i < count; i += most) {
    const some = min(most, count - i);
    addChunk(rows + <usize>i * width, weights ? weights + (<usize>i << 3) : 0, some, cols, about, sums);
  }
}

// @ts-ignore: decorator
@inline
function addChunk(rows: usize, weights: usize, count: i32, cols: i32, about: usize, sums: usize): void {
  const width = <usize>cols << 3;
  for (let j = 0; j < cols; j += 2, rows += 16, about += 16, sums += 32) {
    const center = v128.load(about);
    const isPair = j + 1 < cols;
    let shift = v128.load(sums);
    let square = v128.load(sums, 16);
    for (let i: usize = 0, x = rows; i < <usize>count << 3; i += 8, x += width) {
      const z = f64x2.sub(isPair ? v128.load(x) : v128.load64_zero(x), center);
      const wz = weights ? f64x2.mul(v128.load64_splat(weights + i), z) : z;
      shift = f64x2.add(shift, wz);
      square = mulAdd(wz, z, square);
    }
    v128.store(sums, shift);
    v128.store(sums, square, 16);
  }
}
