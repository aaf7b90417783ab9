import { diagonalMatrices } from '@mixwell/covariance-families';
import { type Box, alongColumns } from '@mixwell/mixtures';

/** The part at `places` of the least box along the columns that holds `box`: what noise is in those columns. */
export function boxAlongColumns(box: Box, places: readonly number[]): Box {
  const { low, high } = alongColumns(box);
  const n = places.length;
  return {
    origin: new Float64Array(n),
    axes: diagonalMatrices(new Float64Array(n).fill(1), n),
    low: Float64Array.from(places, (j) => low[j]),
    high: Float64Array.from(places, (j) => high[j]),
  };
}

/** The same box with its columns in another order. */
export function permutedBox({ origin, axes, low, high }: Box, places: readonly number[]): Box {
  const n = places.length;
  return {
    origin: Float64Array.from(places, (j) => origin[j]),
    axes: Float64Array.from({ length: n * n }, (_, at) => axes[places[Math.floor(at / n)] * n + (at % n)]),
    low,
    high,
  };
}
