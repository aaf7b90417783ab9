import type { Kernel, RowArray, RowBlock } from '@mixwell/core';
import { known } from '../known.ts';
import { type GappyRow, type GappyScoring, gappyReader } from './gaps.ts';

type Scores<A extends { readonly [K in keyof A]: RowArray }> = Kernel<GappyScoring, object, A>;

/** The most probable component of each row, from the cells that are there; ties go to the lowest index. */
export const gappyLabels: Scores<{ labels: Int32Array }> = scores('gappy-labels', ({ shares }, i, { labels }) => {
  let best = 0;
  for (let k = 1; k < shares.length; k++) if (shares[k] > shares[best]) best = k;
  labels[i] = best;
});

/** The responsibility of each component for each row, from the cells that are there: rows x components. */
export const gappyResponsibilities: Scores<{ responsibilities: Float64Array }> = scores(
  'gappy-responsibilities',
  ({ shares }, i, { responsibilities }) => responsibilities.set(shares, i * shares.length),
);

/** The log-density of the cells of each row that are there; 0 for a row without any. */
export const gappyLogDensity: Scores<{ logDensity: Float64Array }> = scores(
  'gappy-log-density',
  (row, i, { logDensity }) => void (logDensity[i] = row.logDensity),
);

/** The rows with the expectation of each missing cell given the others: `filled` is rows x cols. */
export const gappyFilled: Scores<{ filled: Float64Array }> = scores(
  'gappy-filled',
  ({ missing, shares, means, deviations }, i, { filled }, { cols }, { data }) => {
    const x = i * cols;
    for (let j = 0; j < cols; j++) filled[x + j] = data[x + j];
    for (const j of missing) {
      filled[x + j] = 0;
      for (let k = 0; k < shares.length; k++)
        filled[x + j] += shares[k] * (means[k * cols + j] + deviations[k * cols + j]);
    }
  },
);

function scores<A extends { readonly [K in keyof A]: RowArray }>(
  name: string,
  write: (row: GappyRow, i: number, arrays: A, scoring: GappyScoring, block: RowBlock) => void,
): Scores<A> {
  const writeAll = (
    read: (data: Float64Array, x: number) => GappyRow,
    ask: GappyScoring,
    block: RowBlock,
    arrays: A,
  ) => {
    for (let i = 0; i < block.rows; i++) write(read(block.data, i * block.cols), i, arrays, ask, block);
  };
  return known({
    name,
    empty: () => ({}),
    accumulate: (ask, block, _, arrays) => writeAll(gappyReader(ask), ask, block, arrays),
    prepare(ask) {
      const read = gappyReader(ask);
      return (block, _, arrays) => writeAll(read, ask, block, arrays);
    },
  });
}
