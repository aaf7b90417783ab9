import { addLogLikelihood } from '../assembly/log-likelihood.as';
import { diagonalStride, scoreDiagonal } from '../assembly/scores.as';
import { toShares } from '../assembly/shares.as';
import { COLUMN, TILE, mulAdd, fillColumn, transpose } from '../assembly/tile.as';
import { addWeight } from '../assembly/weight.as';

/**
 * E-step and moments of `count` rows, into `lanes`: pairs of sums over the even and over the odd rows, in row order.
 *
 * `lanes` begins with the log-likelihood; then a component has its weight, and of each column a shift and a sum of squares.
 * `scratch` is room for a tile, three columns, and one a component.
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
  const tileW = tile + <usize>cols * COLUMN;
  const scales = tileW + COLUMN;
  const densities = scales + COLUMN;
  const logs = densities + COLUMN;
  const componentLanes = <usize>(1 + 2 * cols) << 4;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    fillColumn(weights + (<usize>i << 3), left, tileW);
    scoreDiagonal(tile, cols, components, ask, logs);
    toShares(logs, components, tileW, scales, densities);
    addLogLikelihood(tileW, densities, lanes);
    let component = ask;
    let to = lanes + 16;
    let shares = logs;
    for (let k = 0; k < components; k++, component += diagonalStride(cols), to += componentLanes, shares += COLUMN) {
      addWeight(shares, scales, to);
      addColumns(tile, cols, component + 16, shares, to + 16);
    }
  }
}

function addColumns(tile: usize, cols: i32, component: usize, wr: usize, lanes: usize): void {
  for (let j = 0; j < cols; j++, component += 16, lanes += 32, tile += COLUMN) {
    const mean = v128.load64_splat(component);
    let shift = v128.load(lanes);
    let square = v128.load(lanes, 16);
    for (let r: usize = 0; r < COLUMN; r += 16) {
      const z = f64x2.sub(v128.load(tile + r), mean);
      const y = f64x2.mul(v128.load(wr + r), z);
      shift = f64x2.add(shift, y);
      square = mulAdd(y, z, square);
    }
    v128.store(lanes, shift);
    v128.store(lanes, square, 16);
  }
}
