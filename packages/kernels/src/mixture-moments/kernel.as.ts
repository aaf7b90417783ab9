import { evenCols, fullStride, scoreFull, scoreTwo } from '../assembly/scores.as';
import { addWeights, expectation } from '../assembly/shares.as';
import { COLUMN, GROUP, TILE, groupBytes, transpose } from '../assembly/tile.as';
import { addMoments, addTwo, componentLanes } from '../assembly/scatter.as';

/**
 * E-step and moments of `count` rows, into `lanes`: pairs of sums over the even and over the odd rows, in row order.
 *
 * `lanes` begins with the log-likelihood; then each component has what assembly/scatter.as.ts tells. `weights` is 0 where every row counts
 * once. `scratch` is room for a tile and z (each of an even number of columns), six columns and one a component, and eight rows of an
 * even number of columns.
 */
export function mixtureMoments(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  components: i32,
  ask: usize,
  lanes: usize,
  scratch: usize,
): void {
  const room = <usize>evenCols(cols) * COLUMN;
  const tile = scratch;
  const z = tile + room;
  const scales = z + room + 2 * COLUMN;
  const columns = scales + COLUMN;
  const logs = columns + 3 * COLUMN;
  const group = logs + <usize>components * COLUMN;
  const stride = componentLanes(cols) << 4;
  memory.fill(tile + <usize>cols * COLUMN, 0, room - <usize>cols * COLUMN);
  memory.fill(group + <usize>cols * GROUP, 0, <usize>(evenCols(cols) - cols) * GROUP);
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const bytes = groupBytes(left);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    if (cols === 2) scoreTwo(tile, bytes, components, ask, logs);
    else scoreFull(tile, bytes, cols, cols, components, ask, group, logs);
    expectation(logs, components, weights ? weights + (<usize>i << 3) : 0, left, lanes, scales, columns);
    if (cols !== 2) addWeights(logs, components, scales, bytes, lanes + 16, stride);
    let mean = ask;
    let to = lanes + 16;
    let shares = logs;
    for (let k = 0; k < components; k++, mean += fullStride(cols), to += stride, shares += COLUMN) {
      if (cols === 2) addTwo(tile, bytes, mean, shares, scales, to);
      else addMoments(tile, bytes, cols, mean, shares, z, to + 16);
    }
  }
}
