import type { Kernel, RowBlock } from '@mixwell/core';
import { log } from '@mixwell/math';
import { known } from '../known.ts';
import type { MixtureMoments } from '../mixture-moments/index.ts';
import { emptyMoments } from '../moments.ts';
import { addOuter, packedLength } from '../packed.ts';
import { type GappyRow, type GappyScoring, gappyReader } from './gaps.ts';

/**
 * `mixtureMoments` of rows with missing cells (NaN): expected moments given the cells that are there [1].
 *
 * A missing cell enters by its conditional mean, and the scatter has its conditional covariance besides. The log-likelihood is that
 * of the cells that are there; a row without any adds nothing to it.
 *
 * [1] Z. Ghahramani, M. I. Jordan, Supervised learning from incomplete data via an EM approach, NIPS 6 (1994), eq. 8 to 10.
 */
export const gappyMoments: Kernel<GappyScoring, MixtureMoments> = known({
  name: 'gappy-moments',
  empty: ({ components, cols, noise }) => ({
    ...emptyMoments(components + (noise ? 1 : 0), cols),
    logLikelihood: new Float64Array(1),
  }),
  accumulate(scoring, block, sums) {
    addMoments(gappyReader(scoring), scoring, block, sums);
  },
  prepare(scoring) {
    const read = gappyReader(scoring);
    return (block, sums) => addMoments(read, scoring, block, sums);
  },
});

/**
 * `gappyMoments` with each row wholly in its most probable component, ties in the first: labels are written, and what is summed
 * as log-likelihood is ln (weight x density) of the row's component.
 */
export const gappyHardMoments: Kernel<GappyScoring, MixtureMoments, { labels: Int32Array }> = known({
  name: 'gappy-hard-moments',
  empty: gappyMoments.empty,
  accumulate(scoring, block, sums, { labels }) {
    addMoments(harden(gappyReader(scoring), labels, scoring.cols), scoring, block, sums);
  },
  prepare(scoring) {
    const read = gappyReader(scoring);
    return (block, sums, { labels }) => addMoments(harden(read, labels, scoring.cols), scoring, block, sums);
  },
});

type Read = (data: Float64Array, x: number) => GappyRow;

function harden(read: Read, labels: Int32Array, cols: number): Read {
  return (data, x) => {
    const row = read(data, x);
    const best = row.shares.reduce((top, share, k) => (share > row.shares[top] ? k : top), 0);
    const logDensity = row.logDensity + log(row.shares[best]);
    labels[x / cols] = best;
    row.shares.fill(0);
    row.shares[best] = 1;
    return { ...row, logDensity };
  };
}

function addMoments(
  read: Read,
  { cols }: GappyScoring,
  { data, rows, weights }: RowBlock,
  { weight, shift, scatter, logLikelihood }: MixtureMoments,
): void {
  const size = packedLength(cols);
  for (let i = 0; i < rows; i++) {
    const w = weights ? weights[i] : 1;
    const { missing, shares, logDensity, deviations, residuals } = read(data, i * cols);
    if (w === 0) continue;
    logLikelihood[0] += w * logDensity;
    for (let k = 0; k < shares.length; k++) {
      const wr = w * shares[k];
      weight[k] += wr;
      for (let j = 0, c = k * cols; j < cols; j++, c++) shift[c] += wr * deviations[c];
      addOuter(scatter, k * size, deviations.subarray(k * cols, (k + 1) * cols), wr);
      addBlock(scatter, k * size, cols, residuals[k], missing, wr);
    }
  }
}

/** Adds weight times `part`, the cells of these rows and columns, to the upper triangle packed at `at`. */
function addBlock(
  packed: Float64Array,
  at: number,
  cols: number,
  part: Float64Array,
  columns: readonly number[],
  weight: number,
): void {
  const n = columns.length;
  for (let i = 0; i < n; i++) {
    const row = at + columns[i] * cols - (columns[i] * (columns[i] + 1)) / 2;
    for (let j = i; j < n; j++) packed[row + columns[j]] += weight * part[i * n + j];
  }
}
