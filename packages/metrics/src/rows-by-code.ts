import type { Labelling } from './labels.ts';

/** Rows sorted by class; within a class they keep their order. */
export interface RowsByCode {
  /** The rows of class `k` are `order[starts[k]]` to `order[starts[k + 1] - 1]`. */
  readonly order: Int32Array;
  /** classes + 1 positions. */
  readonly starts: Int32Array;
}

/** Sorts the rows by their code. Cost: O(rows + classes). */
export function rowsByCode({ codes, sizes }: Labelling): RowsByCode {
  const starts = new Int32Array(sizes.length + 1);
  for (let k = 0; k < sizes.length; k++) starts[k + 1] = starts[k] + sizes[k];
  const next = starts.slice();
  const order = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) order[next[codes[i]]++] = i;
  return { order, starts };
}
