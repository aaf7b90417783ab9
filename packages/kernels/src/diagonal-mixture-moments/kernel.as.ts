import { addColumns } from '../assembly/columns.as';
import { diagonalStride, scoreDiagonal } from '../assembly/scores.as';
import { addWeights, expectation } from '../assembly/shares.as';
import { COLUMN, TILE, groupBytes, transpose } from '../assembly/tile.as';

/**
 * E-step and moments of `count` rows, into `lanes`: pairs of sums over the even and over the odd rows, in row order.
 *
 * `lanes` begins with the log-likelihood; then a component has its weight, and of each column a shift and a sum of squares.
 * `weights` is 0 where every row counts once. `scratch` is room for a tile, four columns, and one a component.
 */
export function diagonalMixtureMoments(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  components: i32,
  ask: usize,
  lanes: usize,
  scratch: usize,
): void {
  const tile = scratch;
  const scales = tile + <usize>cols * COLUMN;
  const columns = scales + COLUMN;
  const logs = columns + 3 * COLUMN;
  const stride = <usize>(1 + 2 * cols) << 4;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const bytes = groupBytes(left);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    scoreDiagonal(tile, bytes, cols, components, ask, logs);
    expectation(logs, components, weights ? weights + (<usize>i << 3) : 0, left, lanes, scales, columns);
    addWeights(logs, components, scales, bytes, lanes + 16, stride);
    let component = ask + 16;
    let to = lanes + 32;
    let shares = logs;
    for (let k = 0; k < components; k++, component += diagonalStride(cols), to += stride, shares += COLUMN) {
      addColumns(tile, bytes, cols, component, shares, to);
    }
  }
}
