import type { Arithmetic } from './arithmetic.ts';

/** Some consecutive rows, as views that are only valid during the call. */
export interface RowBlock {
  /** rows x cols, row-major. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly cols: number;
  /** One weight a row, at least 0; null where every row counts once. */
  readonly weights: Float64Array | null;
  /** Index of the first row of this block among all rows. */
  readonly first: number;
  /** Strict unless it is told. */
  readonly arithmetic?: Arithmetic;
}

/** Typed arrays with a fixed number of values a row, owned by the runner. */
export type RowArray = Float64Array | Float32Array | Int32Array;

/** The kinds of row arrays, by name. */
export interface RowArrays {
  float64: Float64Array;
  float32: Float32Array;
  int32: Int32Array;
}

/** Zeros; in `buffer` from `at` on, where zeros are if it `isClean`, or in memory of their own. */
export function newRowArray<T extends keyof RowArrays>(
  type: T,
  length: number,
  buffer?: ArrayBufferLike,
  at?: number,
  isClean = false,
): RowArrays[T] {
  const Kind = KINDS[type] as unknown as new (...of: unknown[]) => RowArrays[T];
  if (!buffer) return new Kind(length);
  const array = new Kind(buffer, at, length);
  return isClean ? array : (array.fill(0) as RowArrays[T]);
}

const KINDS = { float64: Float64Array, float32: Float32Array, int32: Int32Array };

/** Named sums. Every field is a flat array of numbers that add. */
export type Sums<S> = { readonly [K in keyof S]: Float64Array };

/**
 * One question about rows that can be answered block by block.
 *
 * `Ask` is what the question depends on (centers, a mixture), `S` the sums that answer it,
 * and `A` the row arrays that it reads or writes on the way (labels, distances).
 */
export interface Kernel<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray } = object> {
  readonly name: string;
  /** The sums over no rows at all; most often zeros. A kernel may use the arrays of `spent`, sums that nobody needs any more. */
  empty(ask: Ask, cols: number, spent?: S): S;
  /** Adds the rows of `block` to `sums`; `arrays` are views of this block's part of each row array. */
  accumulate(ask: Ask, block: RowBlock, sums: S, arrays: A): void;
  /**
   * Work that is done once a sweep: gives what takes each block instead of `accumulate`, with the same bits.
   *
   * Sweeps may alternate between blocks, so what it gives must not count on being alone. Absent: `accumulate` takes every block.
   */
  prepare?(ask: Ask, cols: number): (block: RowBlock, sums: S, arrays: A) => void;
  /**
   * Whether a block that was done, all or half of it, may be done again with the same outcome: it only reads row arrays, or writes there what
   * does not depend on that. Where a thread dies, those of other kernels are put back as they were. Absent: no.
   */
  readonly isRepeatable?: boolean;
  /** Adds `from` to `into`. Absent: field by field, by addition. */
  merge?(into: S, from: S): void;
}

/** What adds the blocks of one sweep: what the kernel has prepared for it, or else its `accumulate`. */
export function preparedFor<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
  ask: Ask,
  cols: number,
): (block: RowBlock, sums: S, arrays: A) => void {
  return kernel.prepare?.(ask, cols) ?? ((...block) => kernel.accumulate(ask, ...block));
}

/** Field by field, by addition: how sums merge unless a kernel says otherwise. */
export function addSums<S extends Sums<S>>(into: S, from: S): void {
  for (const field in into) addField(into[field], from[field]);
}

/** By itself, so that engines see two arrays and nothing else. */
function addField(into: Float64Array, from: Float64Array): void {
  for (let i = 0, { length } = into; i < length; i++) into[i] += from[i];
}
