import { room } from '@mixwell/math';
import type { CentredMoments } from './covariance-family.ts';
import { diagonalsOf, setFromAxes } from './matrices.ts';
import { turnPair, turnedInto } from './turn.ts';

/** Sweeps over all pairs of axes that an M-step is given; each comes closer, and the next M-step goes on from there. */
const MOST_SWEEPS = 50;

/** The sine of the largest turn in a sweep at which the axes have settled. */
const SETTLED = 1e-8;

/**
 * The covariances with common eigenvectors, the columns of `axes` to start with, that minimize
 * sum_k weight_k ln |C_k| + trace(scatter_k / C_k): the variances along the axes, components x cols, and the axes.
 *
 * Axes and variances take turns. `variancesOf` gives the best variances for scatters along the axes, which it may overwrite. Beside given variances any
 * two axes are turned in their plane to where the sum is least, which is the smaller eigenvector of a 2 x 2 matrix [1][2]; a turn
 * by a right angle exchanges them. The sum never grows; where it has several minima the start decides.
 *
 * [1] B. N. Flury, W. Gautschi, An algorithm for simultaneous orthogonal transformation of several positive definite symmetric
 *     matrices to nearly diagonal form, SIAM J. Sci. Stat. Comput. 7 (1986).
 * [2] R. P. Browne, P. D. McNicholas, Estimating common principal components in high dimensions, Adv. Data Anal. Classif. 8
 *     (2014).
 */
export function commonAxes(
  { cols, scatter }: CentredMoments,
  start: Float64Array,
  variancesOf: (scatter: Float64Array) => Float64Array,
): { variances: Float64Array; axes: Float64Array } {
  const axes = start.slice();
  const turned = turnedInto(axes, scatter, cols, turnedScatter(scatter.length));
  const along = diagonals(scatter.length / cols);
  let variances = variancesOf(diagonalsOf(turned, cols, along));
  for (let sweep = 0, largest = 1; sweep < MOST_SWEEPS && largest > SETTLED; sweep++) {
    largest = 0;
    for (let p = 0; p < cols - 1; p++) {
      for (let q = p + 1; q < cols; q++) {
        const { cosine, sine } = bestTurn(turned, variances, cols, p, q);
        if (sine === 0) continue;
        turnPair(turned, axes, cols, p, q, cosine, sine);
        largest = Math.max(largest, Math.abs(sine));
      }
    }
    variances = variancesOf(diagonalsOf(turned, cols, along));
  }
  return { variances, axes };
}

const [turnedScatter, diagonals] = [room(), room()];

/** The matrices with common eigenvectors, in `to`. */
export function fromCommonAxes(axes: Float64Array, variances: Float64Array, to?: Float64Array): Float64Array {
  const cols = Math.sqrt(axes.length);
  const matrices = to ?? new Float64Array(variances.length * cols);
  for (let k = 0; k < variances.length / cols; k++) {
    setFromAxes(matrices, k, axes, 0, variances, cols);
  }
  return matrices;
}

/** The turn of axes p and q that makes the sum of scatter / variance along them least. */
function bestTurn(
  turned: Float64Array,
  variances: Float64Array,
  cols: number,
  p: number,
  q: number,
): { cosine: number; sine: number } {
  let difference = 0;
  let cross = 0;
  for (let k = 0; k < variances.length / cols; k++) {
    const by = 1 / variances[k * cols + p] - 1 / variances[k * cols + q];
    const row = k * cols;
    difference += (by * (turned[(row + p) * cols + p] - turned[(row + q) * cols + q])) / 2;
    cross += by * turned[(row + p) * cols + q];
  }
  const size = Math.sqrt(difference * difference + cross * cross);
  if (!(size > 0 && size < Infinity)) return { cosine: 1, sine: 0 };
  const doubleCosine = -difference / size;
  const doubleSine = -cross / size;
  if (doubleCosine >= 0) {
    const cosine = Math.sqrt((1 + doubleCosine) / 2);
    return { cosine, sine: doubleSine / (2 * cosine) };
  }
  const sine = (doubleSine < 0 ? -1 : 1) * Math.sqrt((1 - doubleCosine) / 2);
  return { cosine: doubleSine / (2 * sine), sine };
}
