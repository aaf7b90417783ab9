import { toLabels } from '../assembly/labels.as';
import { scoreNear } from '../assembly/score-near.as';
import { evenCols, scoreDiagonal, scoreFull, scoreTwo } from '../assembly/scores.as';
import { LEAST_SHARE, SMALLEST_SHARE, expectation, toLogDensities, toShares } from '../assembly/shares.as';
import { COLUMN, GROUP, TILE, groupBytes, splat, transpose } from '../assembly/tile.as';

/** What to write. */
const LABELS: i32 = 0;
const LOG_DENSITY: i32 = 1;
/** How to score: by a full shape where most components are far from most rows, of more than four columns; or tile by tile. */
const DIAGONAL: i32 = 0;
const NEAR: i32 = 2;

/**
 * Writes of each row to `to`: the most probable component, of several the lowest; or the logarithm of the mixture's density; or the
 * responsibilities of all components. Labels and densities of up to seven rows more than there are may be written.
 *
 * With labels, where `lanes` is not 0, it adds there the log-likelihood, as `mixtureMoments` does; `weights` is 0 where every row counts once.
 * `order` is what `toLabels` tells. `scratch` is room for four columns; then for one a component, a tile and eight rows (each of an even number of columns); or where
 * components are far for a column a component and tile, and what `scoreNear` takes.
 */
export function mixtureScores(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  components: i32,
  form: i32,
  what: i32,
  ask: usize,
  order: usize,
  lanes: usize,
  to: usize,
  scratch: usize,
): void {
  const mosts = scratch;
  const sums = mosts + COLUMN;
  const scales = sums + COLUMN;
  const columns = <usize>components * COLUMN;
  const width = <usize>components << 3;
  let logs = scales + 2 * COLUMN;
  if (form === NEAR) scoreNear(rows, count, cols, components, ask, logs, logs + <usize>((count + TILE - 1) / TILE) * columns);
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const bytes = groupBytes(left);
    if (form !== NEAR) score(rows + ((<usize>i * cols) << 3), left, cols, components, form, ask, logs, logs + columns);
    if (what === LABELS) {
      toLabels(logs, bytes, components, order, to);
      if (lanes) expectation(logs, components, weights ? weights + (<usize>i << 3) : 0, left, lanes, scales + COLUMN, scratch);
      to += COLUMN / 2;
    } else if (what === LOG_DENSITY) {
      toShares(logs, components, bytes, LEAST_SHARE, mosts, sums);
      toLogDensities(mosts, sums, bytes, to);
      to += COLUMN;
    } else {
      toShares(logs, components, bytes, SMALLEST_SHARE, mosts, sums);
      for (let r: usize = 0; r < bytes; r += 16) v128.store(scales + r, f64x2.div(splat(1), v128.load(sums + r)));
      for (let k: usize = 0; k < <usize>components; k++) {
        const shares = logs + k * COLUMN;
        let at = to + (k << 3);
        for (let r: usize = 0; r < <usize>left << 3; r += 8, at += width) {
          store<f64>(at, load<f64>(shares + r) * load<f64>(scales + r));
        }
      }
      to += <usize>TILE * width;
    }
    if (form === NEAR) logs += columns;
  }
}

function score(
  rows: usize,
  count: i32,
  cols: i32,
  components: i32,
  form: i32,
  ask: usize,
  logs: usize,
  tile: usize,
): void {
  const bytes = groupBytes(count);
  const group = tile + <usize>evenCols(cols) * COLUMN;
  transpose(rows, count, cols, tile);
  if (form === DIAGONAL) {
    scoreDiagonal(tile, bytes, cols, components, ask, logs);
  } else if (cols === 2) {
    scoreTwo(tile, bytes, components, ask, logs);
  } else {
    if (cols & 1) memory.fill(group + <usize>cols * GROUP, 0, GROUP);
    scoreFull(tile, bytes, cols, cols, components, ask, group, logs);
  }
}
