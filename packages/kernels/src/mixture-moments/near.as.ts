import { gather } from '../assembly/by-label.as';
import { addMoments, componentLanes } from '../assembly/scatter.as';
import { scoreNear } from '../assembly/score-near.as';
import { evenCols, fullStride } from '../assembly/scores.as';
import { expectation } from '../assembly/shares.as';
import { COLUMN, TILE, groupBytes, splat } from '../assembly/tile.as';

/**
 * `mixtureMoments`, bit for bit, of more than four columns, where most components are far from most rows: only those that are near a
 * row cost more than a bound.
 *
 * The rows in which a component has a share are gathered, those of even and of odd index apart, so that its sums add in the same order;
 * what is left out would have added 0.
 *
 * `scratch` is room for a logarithm a row and component, two numbers a row in whole tiles, and then for what `scoreNear` takes or, after
 * it, a tile and z (each of an even number of columns), three columns, and half a number a row and four more.
 */
export function nearMixtureMoments(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  components: i32,
  ask: usize,
  lanes: usize,
  scratch: usize,
): void {
  const tiles = <usize>((count + TILE - 1) / TILE);
  const tileBytes = <usize>components * COLUMN;
  const logs = scratch;
  const scales = logs + tiles * tileBytes;
  const wr = scales + tiles * COLUMN;
  const rest = wr + tiles * COLUMN;
  scoreNear(rows, count, cols, components, ask, logs, rest);
  for (let i = 0, shares = logs, to = scales; i < count; i += TILE, shares += tileBytes, to += COLUMN) {
    expectation(shares, components, weights ? weights + (<usize>i << 3) : 0, min(TILE, count - i), lanes, to, rest);
  }
  const room = <usize>evenCols(cols) * COLUMN;
  const tile = rest;
  const z = tile + room;
  const tileW = z + room + 2 * COLUMN;
  const even = tileW + COLUMN;
  const odd = even + tiles * (COLUMN / 4) + 8;
  const stride = componentLanes(cols) << 4;
  memory.fill(tile + <usize>cols * COLUMN, 0, room - <usize>cols * COLUMN);
  let mean = ask;
  let to = lanes + 16;
  for (let k = 0; k < components; k++, mean += fullStride(cols), to += stride) {
    const lists = listShares(logs + <usize>k * COLUMN, tileBytes, count, scales, wr, even, odd, to);
    let evens = <i32>(lists >> 32);
    let odds = <i32>lists;
    let evenAt = even;
    let oddAt = odd;
    for (; evens > 0 || odds > 0; evens -= TILE / 2, odds -= TILE / 2, evenAt += 2 * TILE, oddAt += 2 * TILE) {
      const bytes = gather(rows, wr, cols, evenAt, evens, oddAt, odds, tile, tileW);
      addMoments(tile, bytes, cols, mean, tileW, z, to + 16);
    }
  }
}

/**
 * Writes responsibilities times weights of one component to `wr`, adds them to the two lanes at `lanes`, and lists the even and the odd
 * rows that have a share; gives the lengths of the two lists, that of the even one in the upper half.
 */
function listShares(
  shares: usize,
  tileBytes: usize,
  count: i32,
  scales: usize,
  wr: usize,
  even: usize,
  odd: usize,
  lanes: usize,
): u64 {
  let sum = v128.load(lanes);
  let evenAt = even;
  let oddAt = odd;
  for (let i = 0; i < count; i += TILE, shares += tileBytes) {
    for (let r: usize = 0; r < groupBytes(min(TILE, count - i)); r += 16, scales += 16, wr += 16) {
      const product = f64x2.mul(v128.load(shares + r), v128.load(scales));
      v128.store(wr, product);
      sum = f64x2.add(sum, product);
      const has = i64x2.bitmask(f64x2.gt(product, splat(0)));
      const row = i + <i32>(r >> 3);
      store<i32>(evenAt, row);
      evenAt += <usize>(has & 1) << 2;
      store<i32>(oddAt, row + 1);
      oddAt += <usize>(has & 2) << 1;
    }
  }
  v128.store(lanes, sum);
  return ((evenAt - even) as u64) << 30 | ((oddAt - odd) >> 2) as u64;
}
