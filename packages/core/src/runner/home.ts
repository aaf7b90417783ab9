import type { RowArray, RowArrays } from '../kernel.ts';
import type { Rows } from './blocks.ts';

/** Where rows live while a fit sweeps over them again and again. */
export interface Home {
  /** The same numbers, in the memory that the kernels compute in, once they have moved in. */
  readonly rows: Rows;
  /** Copies the rows, with a pause after each part. */
  moveIn(): Generator<void>;
  /** Zeros beside the rows; undefined where there is no room for them. */
  array<T extends keyof RowArrays>(type: T, length: number): RowArrays[T] | undefined;
  /** An array of the home is of no more use: another may lie there. */
  free(array: RowArray): void;
  /** The fit is over: its arrays are free for others. */
  leave(): void;
}

/** Finds rows a home, which `threads` others can work in too; undefined where they are as well off where they are. */
export type House = (rows: Rows, threads?: number) => Home | undefined;
