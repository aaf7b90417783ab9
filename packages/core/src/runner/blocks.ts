import type { Arithmetic } from '../arithmetic.ts';
import { type Kernel, type RowArray, type RowBlock, type Sums, preparedFor } from '../kernel.ts';
import type { Matrix } from '../matrix.ts';
import { type Adding, newAdding } from './adding.ts';
import { mergeTree } from './merge-tree.ts';

/** Rows to a block. Fixed, because the order of summation, and so the last bit of every result, follows from it. */
export const BLOCK_ROWS = 1024;

/** The rows that a runner answers for. */
export interface Rows {
  readonly matrix: Matrix;
  /** One weight a row; null where every row counts once. */
  readonly weights: Float64Array | null;
  /** Strict unless it is told. */
  readonly arithmetic?: Arithmetic;
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
  { add, fresh, spend }: Adding<S, A> = newAdding(kernel, ask, rows.matrix.cols),
): Generator<void, S> {
  const tree = mergeTree(kernel, spend);
  for (let block = first; block < end; block++) {
    const sums = fresh();
    add(rowBlock(rows, block), sums, viewsOf(arrays, rows, block));
    tree.add(sums);
    yield;
  }
  return tree.total();
}

/** `sumBlocks` without a pause. */
export function sumBlocksNow<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  ...of: Parameters<typeof sumBlocks<Ask, S, A>>
): S {
  const work = sumBlocks(...of);
  let turn = work.next();
  while (!turn.done) turn = work.next();
  return turn.value;
}

/** The same of rows that are one block; sums that nobody needs any more are `spent`. */
export function sumOneBlock<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
  ask: Ask,
  arrays: A,
  rows: Rows,
  spent?: S,
): S {
  const { cols } = rows.matrix;
  const sums = kernel.empty(ask, cols, spent);
  preparedFor(kernel, ask, cols)(rowBlock(rows, 0), sums, viewsOf(arrays, rows, 0));
  return sums;
}

export function blockCount(rows: Rows): number {
  return Math.ceil(rows.matrix.rows / BLOCK_ROWS);
}

/** Blocks of rows and parts of row arrays that were asked for before: making a view costs as much as adding some hundred rows. */
const blocksOf = new WeakMap<Rows, RowBlock[]>();
const partsOf = new WeakMap<RowArray, { readonly rows: number; readonly parts: RowArray[] }>();

export function rowBlock(rows: Rows, block: number): RowBlock {
  let blocks = blocksOf.get(rows);
  if (!blocks) blocksOf.set(rows, (blocks = []));
  return (blocks[block] ??= viewOf(rows, block));
}

function viewOf({ matrix, weights, arithmetic }: Rows, block: number): RowBlock {
  const first = block * BLOCK_ROWS;
  const end = Math.min(first + BLOCK_ROWS, matrix.rows);
  return {
    data: matrix.data.subarray(first * matrix.cols, end * matrix.cols),
    rows: end - first,
    cols: matrix.cols,
    weights: weights && weights.subarray(first, end),
    first,
    arithmetic,
  };
}

function viewsOf<A extends { readonly [K in keyof A]: RowArray }>(arrays: A, { matrix }: Rows, block: number): A {
  const views: Record<string, RowArray> = {};
  for (const name in arrays) views[name] = partOf(arrays[name], matrix.rows, block);
  return views as A;
}

function partOf(array: RowArray, rows: number, block: number): RowArray {
  let cut = partsOf.get(array);
  if (cut?.rows !== rows) partsOf.set(array, (cut = { rows, parts: [] }));
  const width = array.length / rows;
  const first = block * BLOCK_ROWS;
  return (cut.parts[block] ??= array.subarray(first * width, Math.min(first + BLOCK_ROWS, rows) * width));
}
