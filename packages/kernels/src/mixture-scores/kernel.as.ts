import { scoreDiagonal, scoreFull, scoreTwo } from '../assembly/scores.as';
import { toShares } from '../assembly/shares.as';
import { COLUMN, TILE, splat, transpose } from '../assembly/tile.as';

// `scratch` is room for a tile and z (each of an even number of columns), three columns, and one a component.

/** Writes the most probable component of each row to `to`; ties go to the lowest index. */
export function mixtureLabels(
  rows: usize,
  count: i32,
  cols: i32,
  components: i32,
  isFull: bool,
  ask: usize,
  to: usize,
  scratch: usize,
): void {
  const logs = logsIn(scratch, cols);
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    score(rows + ((<usize>i * cols) << 3), left, cols, components, isFull, ask, scratch);
    for (let r: usize = 0; r < <usize>left << 3; r += 16) {
      let most = v128.load(logs + r);
      let at = i64x2.splat(0);
      for (let k = 1; k < components; k++) {
        const log = v128.load(logs + <usize>k * COLUMN + r);
        at = v128.bitselect(i64x2.splat(k), at, f64x2.gt(log, most));
        most = f64x2.pmax(most, log);
      }
      store<u32>(to + (<usize>i << 2) + (r >> 1), i32x4.extract_lane(at, 0));
      store<u32>(to + (<usize>i << 2) + (r >> 1), i32x4.extract_lane(at, 2), 4);
    }
  }
}

/** Writes the responsibilities of the components for each row to `to`: rows x components. */
export function mixtureResponsibilities(
  rows: usize,
  count: i32,
  cols: i32,
  components: i32,
  isFull: bool,
  ask: usize,
  to: usize,
  scratch: usize,
): void {
  const logs = logsIn(scratch, cols);
  const weights = logs - 3 * COLUMN;
  const scales = weights + COLUMN;
  const width = <usize>components << 3;
  fillWithOnes(weights);
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    score(rows + ((<usize>i * cols) << 3), left, cols, components, isFull, ask, scratch);
    toShares(logs, components, weights, scales, scales + COLUMN);
    for (let k = 0; k < components; k++) {
      let at = to + <usize>i * width + (<usize>k << 3);
      const shares = logs + <usize>k * COLUMN;
      for (let r: usize = 0; r < <usize>left << 3; r += 8, at += width) {
        store<f64>(at, load<f64>(shares + r) * load<f64>(scales + r));
      }
    }
  }
}

/** Writes the logarithm of the mixture's density at each row to `to`. */
export function mixtureLogDensity(
  rows: usize,
  count: i32,
  cols: i32,
  components: i32,
  isFull: bool,
  ask: usize,
  to: usize,
  scratch: usize,
): void {
  const logs = logsIn(scratch, cols);
  const weights = logs - 3 * COLUMN;
  const densities = weights + 2 * COLUMN;
  fillWithOnes(weights);
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    score(rows + ((<usize>i * cols) << 3), left, cols, components, isFull, ask, scratch);
    toShares(logs, components, weights, weights + COLUMN, densities);
    memory.copy(to + (<usize>i << 3), densities, <usize>left << 3);
  }
}

/** Bytes of the even number of columns. */
// @ts-ignore: decorator
@inline
function roomOf(cols: i32): usize {
  return <usize>((cols + 1) & ~1) * COLUMN;
}

// @ts-ignore: decorator
@inline
function logsIn(scratch: usize, cols: i32): usize {
  return scratch + 2 * roomOf(cols) + 3 * COLUMN;
}

function fillWithOnes(column: usize): void {
  for (let r: usize = 0; r < COLUMN; r += 16) v128.store(column + r, splat(1));
}

function score(rows: usize, count: i32, cols: i32, components: i32, isFull: bool, ask: usize, scratch: usize): void {
  const tile = scratch;
  const z = tile + roomOf(cols);
  const logs = logsIn(scratch, cols);
  transpose(rows, count, cols, tile);
  if (!isFull) {
    scoreDiagonal(tile, cols, components, ask, logs);
  } else if (cols === 2) {
    scoreTwo(tile, components, ask, logs);
  } else {
    if (cols & 1) memory.fill(z + <usize>cols * COLUMN, 0, COLUMN);
    scoreFull(tile, cols, components, ask, z, logs);
  }
}
