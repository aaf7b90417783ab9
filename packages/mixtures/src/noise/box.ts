import { type Fit, type Kernel, MixwellError, type RowsAbout, sweep } from '@mixwell/core';
import { diagonalMatrices } from '@mixwell/covariance-families';
import { jacobiEigen } from '@mixwell/math';
import type { RowsView } from '../rows-view.ts';
import { degenerateColumns } from '../warnings/degenerate-columns.ts';
import { type Box, logVolumeOf } from './noise.ts';

/**
 * The box that the rows of positive weight fill: along the columns, or along the principal components, whichever is smaller [1].
 *
 * Where cells are missing it is along the columns, because there the part of it that some cells tell of is a box too.
 *
 * @throws MixwellError `degenerate` where a column is constant.
 *
 * [1] C. Fraley, A. E. Raftery, Model-based clustering, discriminant analysis, and density estimation, J. Am. Stat. Assoc. 97
 *     (2002), section 3.4; the volume is that of hypvol of mclust.
 */
export function* boxOfRows(
  about: RowsAbout,
  { spread, covariance }: Pick<RowsView, 'spread' | 'covariance'>,
  owner = 'gmm',
): Fit<Box> {
  const constant = about.columns.find((_, j) => spread.variance[j] === 0);
  if (constant !== undefined) {
    throw new MixwellError(
      'degenerate',
      `${owner}: "noise" is uniform over the box of the data, which has no volume: column "${constant}" is constant.`,
      { column: constant },
    );
  }
  const along = yield* boxAlong(spread.mean, diagonalMatrices(new Float64Array(about.cols).fill(1), about.cols));
  // Rows in a plane have no extent across it: a box along their principal components would be rounding.
  if (about.hasMissingCells || degenerateColumns('VVV', about, spread, covariance)) return along;
  const principal = yield* boxAlong(spread.mean, jacobiEigen(covariance.slice(), about.cols).vectors);
  return logVolumeOf(principal) < logVolumeOf(along) ? principal : along;
}

function* boxAlong(origin: Float64Array, axes: Float64Array): Fit<Box> {
  const { low, high } = yield* sweep(extents, { origin, axes });
  return { origin, axes, low, high };
}

interface Extents {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The least and the greatest coordinate along each axis. */
const extents: Kernel<Pick<Box, 'origin' | 'axes'>, Extents> = {
  name: 'extents',
  empty: (_, cols) => ({ low: new Float64Array(cols).fill(Infinity), high: new Float64Array(cols).fill(-Infinity) }),
  accumulate({ origin, axes }, { data, rows, cols, weights }, { low, high }) {
    for (let i = 0; i < rows; i++) {
      if (weights && weights[i] === 0) continue;
      for (let e = 0; e < cols; e++) {
        let coordinate = 0;
        for (let j = 0; j < cols; j++) coordinate += (data[i * cols + j] - origin[j]) * axes[j * cols + e];
        low[e] = Math.min(low[e], coordinate);
        high[e] = Math.max(high[e], coordinate);
      }
    }
  },
  merge(into, from) {
    from.low.forEach((value, e) => (into.low[e] = Math.min(into.low[e], value)));
    from.high.forEach((value, e) => (into.high[e] = Math.max(into.high[e], value)));
  },
};
