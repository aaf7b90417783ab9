import { type Matrix, type Rows, type Table, toTable } from '@mixwell/core';

/** The rows at `indices`, in that order, with their weights: a copy. */
export function takeRows({ matrix: all, weights, arithmetic }: Rows, indices: ArrayLike<number>): Rows {
  const { data, cols } = all;
  const taken = new Float64Array(indices.length * cols);
  for (let at = 0; at < indices.length; at++) {
    taken.set(data.subarray(indices[at] * cols, (indices[at] + 1) * cols), at * cols);
  }
  return {
    matrix: asTable({ data: taken, rows: indices.length, cols }, all),
    weights: weights && Float64Array.from(indices, (i) => weights[i]),
    arithmetic,
  };
}

/** `x` with the columns of `like`, checked once for all fits of it; cells may be missing. */
export function asTable(x: Matrix, like: Matrix): Table {
  return toTable({ ...x, columns: (like as Table).columns }, 'rows', 'missing-cells');
}
