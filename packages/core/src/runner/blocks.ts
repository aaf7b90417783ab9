import type { Kernel, RowArray, RowBlock, Sums } from '../kernel.ts';
import type { Matrix } from '../matrix.ts';
import { mergeTree } from './merge-tree.ts';

/** Rows to a block. Fixed, because the order of summation, and so the last bit of every result, follows from it. */
export const BLOCK_ROWS = 1024;

/** The rows that a runner answers for. */
export interface Rows {
  readonly matrix: Matrix;
  /** One weight a row; null where every row counts once. */
  readonly weights: Float64Array | null;
}

/** Blocks from `first` up to, and without, `end`. */
export interface BlockRange {
  readonly first: number;
  readonly end: number;
}

/**
 * The sums of `kernel` over all rows, or over a `range` of blocks; yields after each block, so that a caller can pause or stop there.
 *
 * Blocks are merged pairwise in a fixed binary tree [1]: which rows meet in which addition depends on nothing but their index.
 * Ranges of 2^n blocks that begin at a multiple of 2^n are whole branches of that tree: their sums, merged by a `mergeTree` in
 * their order, have the bits of one sum over all rows.
 *
 * [1] N. J. Higham, The accuracy of floating point summation, SIAM J. Sci. Comput. 14 (1993).
 */
export function* sumBlocks<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
  ask: Ask,
  arrays: A,
  rows: Rows,
  { first, end }: BlockRange = { first: 0, end: blockCount(rows) },
): Generator<void, S> {
  const { cols } = rows.matrix;
  const add = kernel.prepare?.(ask, cols) ?? ((...args) => kernel.accumulate(ask, ...args));
  let blank: S | undefined;
  const spare: S[] = [];
  const tree = mergeTree(kernel, (spent) => void spare.push(reset(spent, (blank ??= kernel.empty(ask, cols)))));
  for (let block = first; block < end; block++) {
    const sums = spare.pop() ?? kernel.empty(ask, cols);
    add(rowBlock(rows, block), sums, viewsOf(arrays, rows, block));
    tree.add(sums);
    yield;
  }
  return tree.total();
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
