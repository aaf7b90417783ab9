// Scores of rows that most components are far from, bit for bit those of kernel.as.ts, of more than four columns and full shape.
// `scratch` is room for a logarithm a row and component, two columns, and what `scoreNear` takes.
import { toLabels } from '../assembly/labels.as';
import { scoreNear } from '../assembly/score-near.as';
import { LEAST_SHARE, toLogDensities, toSparseShares } from '../assembly/shares.as';
import { COLUMN, TILE, groupBytes } from '../assembly/tile.as';

/** Writes the most probable component of each row to `to`; ties go to the lowest index. */
export function nearMixtureLabels(
  rows: usize,
  count: i32,
  cols: i32,
  components: i32,
  _isFull: bool,
  ask: usize,
  to: usize,
  scratch: usize,
): void {
  const tileBytes = <usize>components * COLUMN;
  let logs = scratch;
  scoreNear(rows, count, cols, components, ask, logs, scratch + tilesOf(count) * tileBytes);
  for (let i = 0; i < count; i += TILE, logs += tileBytes) {
    toLabels(logs, groupBytes(min(TILE, count - i)), components, to + (<usize>i << 2));
  }
}

/** Writes the logarithm of the mixture's density at each row to `to`. */
export function nearMixtureLogDensity(
  rows: usize,
  count: i32,
  cols: i32,
  components: i32,
  _isFull: bool,
  ask: usize,
  to: usize,
  scratch: usize,
): void {
  const tileBytes = <usize>components * COLUMN;
  const mosts = scratch;
  const sums = mosts + COLUMN;
  let logs = sums + COLUMN;
  scoreNear(rows, count, cols, components, ask, logs, logs + tilesOf(count) * tileBytes);
  for (let i = 0; i < count; i += TILE, logs += tileBytes, to += COLUMN) {
    const bytes = groupBytes(min(TILE, count - i));
    toSparseShares(logs, components, bytes, LEAST_SHARE, mosts, sums);
    toLogDensities(mosts, sums, bytes, to);
  }
}

// @ts-ignore: decorator
@inline
function tilesOf(count: i32): usize {
  return <usize>((count + TILE - 1) / TILE);
}
