import { addSums, type Kernel, type RowArray, type RowBlock, type Sums } from '../kernel.ts';
import type { Matrix } from '../matrix.ts';

/** Rows to a block. Fixed, because the order of summation, and so the last bit of every result, follows from it. */
export const BLOCK_ROWS = 1024;

/** The rows that a runner answers for. */
export interface Rows {
  readonly matrix: Matrix;
  /** One weight a row; null where every row counts once. */
  readonly weights: Float64Array | null;
}

/**
 * The sums of `kernel` over all rows; yields after each block, so that a caller can pause or stop there.
 *
 * Blocks are merged pairwise in a fixed binary tree [1]: which rows meet in which addition depends on nothing but their index.
 *
 * [1] N. J. Higham, The accuracy of floating point summation, SIAM J. Sci. Comput. 14 (1993).
 */
export function* sumBlocks<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
  ask: Ask,
  arrays: A,
  rows: Rows,
): Generator<void, S> {
  const { cols } = rows.matrix;
  const merge = kernel.merge?.bind(kernel) ?? addSums;
  const add = kernel.prepare?.(ask, cols) ?? ((...args) => kernel.accumulate(ask, ...args));
  const blank = kernel.empty(ask, cols);
  const pending: S[] = [];
  const spare: S[] = [];
  const mergeLastTwo = (): void => {
    const right = pending.pop() as S;
    merge(pending[pending.length - 1], right);
    spare.push(reset(right, blank));
  };
  for (let block = 0, count = blockCount(rows); block < count; block++) {
    const sums = spare.pop() ?? kernel.empty(ask, cols);
    add(rowBlock(rows, block), sums, viewsOf(arrays, rows, block));
    pending.push(sums);
    for (let done = block + 1; done % 2 === 0; done /= 2) mergeLastTwo();
    yield;
  }
  while (pending.length > 1) mergeLastTwo();
  return pending[0];
}

export function blockCount(rows: Rows): number {
  return Math.ceil(rows.matrix.rows / BLOCK_ROWS);
}

export function rowBlock({ matrix, weights }: Rows, block: number): RowBlock {
  const first = block * BLOCK_ROWS;
  const end = Math.min(first + BLOCK_ROWS, matrix.rows);
  return {
    data: matrix.data.subarray(first * matrix.cols, end * matrix.cols),
    rows: end - first,
    cols: matrix.cols,
    weights: weights && weights.subarray(first, end),
    first,
  };
}

function viewsOf<A extends { readonly [K in keyof A]: RowArray }>(arrays: A, { matrix }: Rows, block: number): A {
  const first = block * BLOCK_ROWS;
  const end = Math.min(first + BLOCK_ROWS, matrix.rows);
  const views: Record<string, RowArray> = {};
  for (const [name, array] of Object.entries<RowArray>(arrays)) {
    const width = array.length / matrix.rows;
    views[name] = array.subarray(first * width, end * width);
  }
  return views as A;
}

function reset<S extends Sums<S>>(sums: S, blank: S): S {
  for (const field in sums) sums[field].set(blank[field]);
  return sums;
}
