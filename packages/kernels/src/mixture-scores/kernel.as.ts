import { toLabels } from '../assembly/labels.as';
import { evenCols, scoreDiagonal, scoreFull, scoreTwo } from '../assembly/scores.as';
import { LEAST_SHARE, SMALLEST_SHARE, toLogDensities, toShares } from '../assembly/shares.as';
import { COLUMN, GROUP, TILE, groupBytes, splat, transpose } from '../assembly/tile.as';

// `scratch` is room for a tile and eight rows (each of an even number of columns), three columns, and one a component.

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
    toLabels(logs, groupBytes(left), components, to + (<usize>i << 2));
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
  const mosts = logs - 3 * COLUMN;
  const sums = mosts + COLUMN;
  const scales = sums + COLUMN;
  const width = <usize>components << 3;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const bytes = groupBytes(left);
    score(rows + ((<usize>i * cols) << 3), left, cols, components, isFull, ask, scratch);
    toShares(logs, components, bytes, SMALLEST_SHARE, mosts, sums);
    for (let r: usize = 0; r < bytes; r += 16) v128.store(scales + r, f64x2.div(splat(1), v128.load(sums + r)));
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
  const mosts = logs - 3 * COLUMN;
  const sums = mosts + COLUMN;
  const densities = sums + COLUMN;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const bytes = groupBytes(left);
    score(rows + ((<usize>i * cols) << 3), left, cols, components, isFull, ask, scratch);
    toShares(logs, components, bytes, LEAST_SHARE, mosts, sums);
    toLogDensities(mosts, sums, bytes, densities);
    memory.copy(to + (<usize>i << 3), densities, <usize>left << 3);
  }
}

// @ts-ignore: decorator
@inline
function groupIn(scratch: usize, cols: i32): usize {
  return scratch + <usize>evenCols(cols) * COLUMN;
}

// @ts-ignore: decorator
@inline
function logsIn(scratch: usize, cols: i32): usize {
  return groupIn(scratch, cols) + <usize>evenCols(cols) * GROUP + 3 * COLUMN;
}

function score(rows: usize, count: i32, cols: i32, components: i32, isFull: bool, ask: usize, scratch: usize): void {
  const tile = scratch;
  const logs = logsIn(scratch, cols);
  const bytes = groupBytes(count);
  transpose(rows, count, cols, tile);
  if (!isFull) {
    scoreDiagonal(tile, bytes, cols, components, ask, logs);
  } else if (cols === 2) {
    scoreTwo(tile, bytes, components, ask, logs);
  } else {
    const group = groupIn(scratch, cols);
    if (cols & 1) memory.fill(group + <usize>cols * GROUP, 0, GROUP);
    scoreFull(tile, bytes, cols, cols, components, ask, group, logs);
  }
}
