import {
  type Fit,
  type Kernel,
  type Matrix,
  type RowArray,
  type RowBlock,
  type Sums,
  type SweepRequest,
  preparedFor,
} from '@mixwell/core';
import { type GappyScoring, gappyReader } from './gaps.ts';

/**
 * `fit` over the same rows with each missing cell (NaN) at its expectation under `scoring`: it meets no NaN.
 *
 * Rows are filled block by block as they are swept, so no copy of the data is made.
 */
export function* overFilledRows<T>(fit: Fit<T>, scoring: GappyScoring): Fit<T> {
  const fill = filler(scoring);
  try {
    let reply: unknown;
    for (;;) {
      const { done, value } = fit.next(reply);
      if (done) return value;
      if (value.kind === 'sweep') reply = yield { ...value, kernel: overFilled(value.kernel, fill) };
      else if (value.kind === 'take-rows') reply = fill((yield value) as Matrix);
      else reply = yield value;
    }
  } finally {
    fit.return(undefined as T);
  }
}

type AnyKernel = SweepRequest['kernel'];
type Fill = <T extends Matrix>(rows: T) => T;

function overFilled(kernel: AnyKernel, fill: Fill): AnyKernel {
  const filled: Kernel<unknown, Sums<Record<string, Float64Array>>, Record<string, RowArray>> = {
    ...kernel,
    name: `${kernel.name}-over-filled-rows`,
    accumulate: (ask, block, sums, arrays) => kernel.accumulate(ask, fill(block), sums, arrays),
    prepare(ask, cols) {
      const take = preparedFor(kernel, ask, cols);
      return (block: RowBlock, sums, arrays) => take(fill(block), sums, arrays);
    },
  };
  return filled;
}

/** A function that gives rows without NaN; those that have none are not copied. */
function filler(scoring: GappyScoring): Fill {
  const { cols } = scoring;
  const read = gappyReader(scoring);
  return (rows) => {
    if (!rows.data.includes(NaN)) return rows;
    const data = rows.data.slice();
    for (let x = 0; x < data.length; x += cols) {
      const { missing, shares, means, deviations } = read(rows.data, x);
      for (const j of missing) {
        data[x + j] = 0;
        for (let c = j, k = 0; k < shares.length; k++, c += cols) data[x + j] += shares[k] * (means[c] + deviations[c]);
      }
    }
    return { ...rows, data };
  };
}
