// A tile: up to 64 rows by column, so that one vector holds one column of an even row and the odd row after it.

/** Rows to a tile: what fits the first cache with what is computed from it. */
export const TILE: i32 = 64;
/** Bytes of one column of a tile. */
export const COLUMN: usize = 512;
/** Bytes of eight rows of one column: what loops take at a time. */
export const GROUP: usize = 64;

/** Bytes of a column that `count` rows need, in whole groups. */
// @ts-ignore: decorator
@inline
export function groupBytes(count: i32): usize {
  return (<usize>count * 8 + GROUP - 1) & ~(GROUP - 1);
}

// @ts-ignore: decorator
@inline
export function splat(x: f64): v128 {
  return f64x2.splat(x);
}

/**
 * a * b + c: of the one instruction for it `npm run wasm` makes two, so that it is rounded twice and has the bits of TypeScript, and one
 * again where a fit allows fused arithmetic.
 */
// @ts-ignore: decorator
@inline
export function mulAdd(a: v128, b: v128, c: v128): v128 {
  return f64x2.relaxed_madd(a, b, c);
}

/** Turns `count` row-major rows into columns of a tile; beyond them the last row repeats. */
export function transpose(rows: usize, count: i32, cols: i32, tile: usize): void {
  transposeFirst(rows, count, <usize>cols << 3, cols, tile);
}

/** `transpose` of the first `cols` columns of rows that have `width` bytes. */
export function transposeFirst(rows: usize, count: i32, width: usize, cols: i32, tile: usize): void {
  for (let i = 0; i < TILE; i += 2, tile += 16) {
    transposeTwo(rows + <usize>min(i, count - 1) * width, rows + <usize>min(i + 1, count - 1) * width, cols, tile);
  }
}

/** Turns two row-major rows into the two lanes of a vector a column. */
// @ts-ignore: decorator
@inline
export function transposeTwo(even: usize, odd: usize, cols: i32, to: usize): void {
  let left = cols;
  for (; left >= 2; left -= 2, even += 16, odd += 16, to += 2 * COLUMN) {
    const a = v128.load(even);
    const b = v128.load(odd);
    v128.store(to, v128.shuffle<i64>(a, b, 0, 2));
    v128.store(to, v128.shuffle<i64>(a, b, 1, 3), COLUMN);
  }
  if (left) v128.store(to, f64x2.replace_lane(v128.load64_splat(even), 1, load<f64>(odd)));
}

/** One number a row, into a column of a tile, or 1 where `numbers` is 0; 0 beyond `count` rows. */
export function fillColumn(numbers: usize, count: i32, column: usize): void {
  const end = column + (<usize>count << 3);
  if (numbers) memory.copy(column, numbers, end - column);
  else for (let at = column; at < end; at += 8) store<f64>(at, 1);
  memory.fill(end, 0, column + COLUMN - end);
}

