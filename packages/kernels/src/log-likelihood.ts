import { log } from '@mixwell/math';

const LN_2 = 0.6931471805599453;

/** Rows whose sums of shares are multiplied before one logarithm is taken: a tile of the kernels in WebAssembly. */
const TILE = 64;

/** Natural logarithm of a row's density, from the largest binary logarithm of its components and the sum of their shares. */
export function logDensity(most: number, sum: number): number {
  return LN_2 * most + log(sum);
}

/** Adds up the log-densities of a block's rows, given in row order. */
export interface LogLikelihood {
  add(most: number, sum: number): void;
  total(): number;
}

/**
 * The log-likelihood of rows that count once each: one logarithm for the 32 even, and one for the 32 odd rows of a tile.
 *
 * A sum of shares is from 1 to the number of components, so a product of 32 is finite for fewer than 2^31 components.
 * Order of summation: rows of even and of odd index apart, tile by tile, and the two are added at the end.
 */
export function logLikelihood(): LogLikelihood {
  const sums = new Float64Array(2);
  const mosts = new Float64Array(2);
  const products = Float64Array.of(1, 1);
  let rows = 0;
  const closeTile = (): void => {
    for (let lane = 0; lane < 2; lane++) sums[lane] += logDensity(mosts[lane], products[lane]);
    mosts.fill(0);
    products.fill(1);
  };
  return {
    add(most, sum) {
      const lane = rows % 2;
      mosts[lane] += most;
      products[lane] *= sum;
      if (++rows % TILE === 0) closeTile();
    },
    total() {
      if (rows % TILE > 0) closeTile();
      return sums[0] + sums[1];
    },
  };
}

/** The log-likelihood of rows that count as often as `weights` says; one of weight 0 counts for nothing. Order: even and odd rows apart. */
export function weighedLogLikelihood(weights: Float64Array): LogLikelihood {
  const sums = new Float64Array(2);
  let rows = 0;
  return {
    add(most, sum) {
      const w = weights[rows];
      if (w > 0) sums[rows % 2] += w * logDensity(most, sum);
      rows++;
    },
    total: () => sums[0] + sums[1],
  };
}
