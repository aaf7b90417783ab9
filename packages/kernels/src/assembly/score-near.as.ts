// Scores of the components that are near enough to a row to have a share in it: most of the work is not done where clusters are apart.
import { orderByLabel } from './by-label.as';
import { toLabels } from './labels.as';
import { addSquares, clearSquares, constantOf, evenCols, fullStride, scoreFull, squaresToLogs } from './scores.as';
import { LEAST_SHARE } from './shares.as';
import { COLUMN, GROUP, TILE, groupBytes, splat, transposeFirst } from './tile.as';

/** Columns that the first bound is made of. */
const FEW: i32 = 4;
/** Columns after which the bound is looked at again. */
const STEP: i32 = 8;

// @ts-ignore: decorator
@inline
function wholeTiles(count: i32): usize {
  return <usize>(count + TILE - 1) & ~(<usize>TILE - 1);
}

/** Bytes of a tile of few columns, and of eight rows with their addresses, squares, best scores and bounds. */
// @ts-ignore: decorator
@inline
function roomForRows(cols: i32): usize {
  return <usize>FEW * COLUMN + <usize>(evenCols(cols) + 4) * GROUP;
}

/**
 * `scoreFull` of `count` rows of more than four columns, tile after tile: `logs` is tiles x components x 64.
 *
 * Where a component's share would be below `LEAST_SHARE` there is an upper bound instead, for which it is below as well: the shares
 * have the same bits.
 *
 * First all components are bounded by the first four columns. That with the highest bound is scored in full, and with it all whose bound
 * is within reach of that score. Scoring takes the rows of one component together, eight at a time, wherever they are.
 *
 * `scratch` is room for a tile of four columns, eight rows of the even number of columns and of four more, two numbers a row in whole
 * tiles, and one number a component and four more.
 */
export function scoreNear(
  rows: usize,
  count: i32,
  cols: i32,
  components: i32,
  ask: usize,
  logs: usize,
  scratch: usize,
): void {
  const width = <usize>cols << 3;
  const tileBytes = <usize>components * COLUMN;
  const group = scratch + <usize>FEW * COLUMN;
  const best = scratch + roomForRows(cols);
  const guesses = best + 8 * wholeTiles(count);
  const list = guesses + 4 * wholeTiles(count);
  const starts = list + 4 * wholeTiles(count) + 8;
  if (cols & 1) memory.fill(group + <usize>cols * GROUP, 0, GROUP);
  for (let i = 0, to = logs; i < count; i += TILE, to += tileBytes) {
    const left = min(TILE, count - i);
    transposeFirst(rows + <usize>i * width, left, width, FEW, scratch);
    scoreFull(scratch, groupBytes(left), FEW, cols, components, ask, group, to);
    toLabels(to, groupBytes(left), components, 0, guesses + (<usize>i << 2));
  }
  orderByLabel(guesses, count, components, starts, list);
  for (let k = 0, component = ask; k < components; k++, component += fullStride(cols)) {
    const start = starts + (<usize>k << 3);
    const guessed = list + (<usize>load<i32>(start) << 2);
    scoreGuessed(rows, guessed, load<i32>(start, 8) - load<i32>(start), cols, component, group, best);
  }
  // The guessed are not to be scored again; rows beyond the last are out of everyone's reach.
  for (let i = 0; i < count; i++) store<f64>(logAt(logs, tileBytes, i, load<i32>(guesses + (<usize>i << 2))), -Infinity);
  for (let at = best + (<usize>count << 3); at < guesses; at += 8) store<f64>(at, Infinity);
  for (let k = 0, component = ask; k < components; k++, component += fullStride(cols)) {
    const column = logs + <usize>k * COLUMN;
    const near = listNear(column, tileBytes, count, best, list);
    scoreListed(rows, list, near, cols, component, group, best, column, tileBytes);
  }
  for (let i = 0; i < count; i++) {
    const score = load<f64>(best + (<usize>i << 3));
    store<f64>(logAt(logs, tileBytes, i, load<i32>(guesses + (<usize>i << 2))), score);
  }
}

/** Where the logarithm of row `i` and component `k` is. */
// @ts-ignore: decorator
@inline
function logAt(logs: usize, tileBytes: usize, i: i32, k: i32): usize {
  return logs + <usize>(i / TILE) * tileBytes + <usize>k * COLUMN + (<usize>(i % TILE) << 3);
}

/** Lists the rows whose bound is within reach of their best score. */
function listNear(column: usize, tileBytes: usize, count: i32, best: usize, list: usize): i32 {
  let at = list;
  for (let i = 0; i < count; i += TILE, column += tileBytes) {
    for (let r: usize = 0; r < groupBytes(min(TILE, count - i)); r += 16, best += 16) {
      const isFar = f64x2.lt(f64x2.sub(v128.load(column + r), v128.load(best)), splat(LEAST_SHARE));
      const near = ~i64x2.bitmask(isFar);
      const row = i + <i32>(r >> 3);
      // Written in any case, kept where the place moves on: nothing to be guessed wrong.
      store<i32>(at, row);
      at += <usize>(near & 1) << 2;
      store<i32>(at, row + 1);
      at += <usize>(near & 2) << 1;
    }
  }
  return <i32>((at - list) >> 2);
}

/** Scores the listed rows by the component that they were guessed to belong to, into `best`. */
function scoreGuessed(
  rows: usize,
  list: usize,
  count: i32,
  cols: i32,
  component: usize,
  group: usize,
  best: usize,
): void {
  const found = group + <usize>(evenCols(cols) + 1) * GROUP;
  for (let first = 0; first < count; first += 8, list += 32) {
    const left = min(8, count - first);
    scoreEight(rows, list, left, cols, component, group, 0);
    for (let n: usize = 0; n < <usize>left; n++) {
      store<f64>(best + (<usize>load<i32>(list + (n << 2)) << 3), load<f64>(found + (n << 3)));
    }
  }
}

/** Scores the listed rows by a component, into its column of logarithms. */
function scoreListed(
  rows: usize,
  list: usize,
  count: i32,
  cols: i32,
  component: usize,
  group: usize,
  best: usize,
  column: usize,
  tileBytes: usize,
): void {
  const found = group + <usize>(evenCols(cols) + 1) * GROUP;
  for (let first = 0; first < count; first += 8, list += 32) {
    const left = min(8, count - first);
    scoreEight(rows, list, left, cols, component, group, best);
    for (let n: usize = 0; n < <usize>left; n++) {
      store<f64>(logAt(column, tileBytes, load<i32>(list + (n << 2)), 0), load<f64>(found + (n << 3)));
    }
  }
}

/**
 * Scores of up to eight listed rows, two vectors behind `group`, where their addresses and best scores are beside them.
 *
 * Where `best` is given and all of the rows turn out to be out of its reach, they are left at a bound that tells so.
 */
function scoreEight(
  rows: usize,
  list: usize,
  left: i32,
  cols: i32,
  component: usize,
  group: usize,
  best: usize,
): void {
  const addresses = group + <usize>evenCols(cols) * GROUP;
  const found = addresses + GROUP;
  const bests = found + GROUP;
  for (let n = 0; n < 8; n++) {
    const i = load<i32>(list + (<usize>min(n, left - 1) << 2));
    store<usize>(addresses + (<usize>n << 2), rows + ((<usize>i * cols) << 3));
    if (best) store<f64>(bests + (<usize>n << 3), load<f64>(best + (<usize>i << 3)));
  }
  clearSquares(found);
  for (let j = 0; j < cols; j += STEP) {
    gatherColumns(addresses, j, min(j + STEP, cols), component, group);
    addSquares(group, j, min(j + STEP, evenCols(cols)), cols, component, found);
    if (best && j + STEP < cols && isOutOfReach(cols, component, found, bests)) break;
  }
  squaresToLogs(constantOf(cols, component), GROUP, found);
}

/** Columns `first` up to `end` of eight rows less a component's mean. */
function gatherColumns(addresses: usize, first: i32, end: i32, mean: usize, group: usize): void {
  const offset = <usize>first << 3;
  for (let n: usize = 0; n < 8; n += 2) {
    let even = load<usize>(addresses + (n << 2)) + offset;
    let odd = load<usize>(addresses + (n << 2), 4) + offset;
    let to = group + <usize>first * GROUP + (n << 3);
    let m = mean + offset;
    let j = first;
    for (; j + 1 < end; j += 2, even += 16, odd += 16, m += 16, to += 2 * GROUP) {
      const a = v128.load(even);
      const b = v128.load(odd);
      v128.store(to, f64x2.sub(v128.shuffle<i64>(a, b, 0, 2), v128.load64_splat(m)));
      v128.store(to, f64x2.sub(v128.shuffle<i64>(a, b, 1, 3), v128.load64_splat(m, 8)), GROUP);
    }
    if (j < end) {
      const x = f64x2.replace_lane(v128.load64_splat(even), 1, load<f64>(odd));
      v128.store(to, f64x2.sub(x, v128.load64_splat(m)));
    }
  }
}

/** Whether the squares so far leave none of eight rows a share. */
function isOutOfReach(cols: i32, component: usize, squares: usize, bests: usize): bool {
  const bounds = bests + GROUP;
  memory.copy(bounds, squares, GROUP);
  squaresToLogs(constantOf(cols, component), GROUP, bounds);
  let far = i64x2.splat(-1);
  for (let r: usize = 0; r < GROUP; r += 16) {
    const distance = f64x2.sub(v128.load(bounds + r), v128.load(bests + r));
    far = v128.and(far, f64x2.lt(distance, splat(LEAST_SHARE)));
  }
  return i64x2.all_true(far);
}
