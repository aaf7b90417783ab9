import { diagonalStride, scoreDiagonal } from '../assembly/scores.as';
import {
  LEAST_SHARE,
  addLogLikelihood,
  addWeighedLogLikelihood,
  addWeights,
  toScales,
  toShares,
} from '../assembly/shares.as';
import { COLUMN, TILE, fillColumn, groupBytes, mulAdd, transpose } from '../assembly/tile.as';
import { takeLane } from '../mixture-moments/scatter.as';

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
  const tileW = tile + <usize>cols * COLUMN;
  const scales = tileW + COLUMN;
  const mosts = scales + COLUMN;
  const sums = mosts + COLUMN;
  const logs = sums + COLUMN;
  const stride = <usize>(1 + 2 * cols) << 4;
  for (let i = 0; i < count; i += TILE) {
    const left = min(TILE, count - i);
    const bytes = groupBytes(left);
    transpose(rows + ((<usize>i * cols) << 3), left, cols, tile);
    fillColumn(weights ? weights + (<usize>i << 3) : 0, left, tileW);
    scoreDiagonal(tile, bytes, cols, components, ask, logs);
    toShares(logs, components, bytes, LEAST_SHARE, mosts, sums);
    if (weights) addWeighedLogLikelihood(tileW, mosts, sums, bytes, lanes);
    else addLogLikelihood(mosts, sums, left, lanes);
    toScales(tileW, sums, bytes, scales);
    addWeights(logs, components, scales, bytes, lanes + 16, stride);
    let component = ask + 16;
    let to = lanes + 32;
    let shares = logs;
    for (let k = 0; k < components; k++, component += diagonalStride(cols), to += stride, shares += COLUMN) {
      addColumns(tile, bytes, cols, component, shares, to);
    }
  }
}

/** Shifts and sums of squares, two columns at a time, because each addition waits for the one before. */
function addColumns(tile: usize, bytes: usize, cols: i32, component: usize, wr: usize, lanes: usize): void {
  let j = 0;
  for (; j + 1 < cols; j += 2, component += 32, lanes += 64, tile += 2 * COLUMN) {
    const mean0 = v128.load64_splat(component);
    const mean1 = v128.load64_splat(component, 16);
    let shift0 = v128.load(lanes);
    let square0 = v128.load(lanes, 16);
    let shift1 = v128.load(lanes, 32);
    let square1 = v128.load(lanes, 48);
    for (let r: usize = 0; r < bytes; r += 16) {
      const w = v128.load(wr + r);
      const z0 = f64x2.sub(v128.load(tile + r), mean0);
      const z1 = f64x2.sub(v128.load(tile + r, COLUMN), mean1);
      const y0 = f64x2.mul(w, z0);
      const y1 = f64x2.mul(w, z1);
      shift0 = f64x2.add(shift0, y0);
      shift1 = f64x2.add(shift1, y1);
      square0 = mulAdd(y0, z0, square0);
      square1 = mulAdd(y1, z1, square1);
    }
    v128.store(lanes, shift0);
    v128.store(lanes, square0, 16);
    v128.store(lanes, shift1, 32);
    v128.store(lanes, square1, 48);
  }
  if (j < cols) {
    const mean = v128.load64_splat(component);
    let shift = v128.load(lanes);
    let square = v128.load(lanes, 16);
    for (let r: usize = 0; r < bytes; r += 16) {
      const z = f64x2.sub(v128.load(tile + r), mean);
      const y = f64x2.mul(v128.load(wr + r), z);
      shift = f64x2.add(shift, y);
      square = mulAdd(y, z, square);
    }
    v128.store(lanes, shift);
    v128.store(lanes, square, 16);
  }
}

/** Takes what `diagonalMixtureMoments` left in `lanes`, which are 0 then: log-likelihood, weights, shifts, sums of squares. */
export function takeDiagonalMoments(lanes: usize, cols: i32, components: i32, to: usize): void {
  takeLane(lanes, to);
  lanes += 16;
  to += 8;
  let shift = to + (<usize>components << 3);
  let square = shift + (<usize>(components * cols) << 3);
  for (let k = 0; k < components; k++, to += 8) {
    takeLane(lanes, to);
    lanes += 16;
    for (let j = 0; j < cols; j++, lanes += 32, shift += 8, square += 8) {
      takeLane(lanes, shift);
      takeLane(lanes + 16, square);
    }
  }
}
