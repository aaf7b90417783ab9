import type { Matrix } from '../matrix.ts';
import type { RowArray } from '../kernel.ts';
import type { Rows } from '../runner/blocks.ts';
import type { Calls } from './calls.ts';

/** Memory that kernels compute in, and rows live in. */
export interface Lodging {
  readonly memory: { readonly buffer: ArrayBufferLike };
  /** Room for what threads need beside the rows, a part of it for each, that nobody has now. */
  readonly rooms: Room[];
}

/** A part of a memory. */
export interface Room {
  readonly at: number;
  readonly bytes: number;
}

/** Rows of a shift, as a thread is told of them once, before its first order. */
export interface Ground extends Pick<Matrix, 'rows' | 'cols'>, Pick<Rows, 'arithmetic'> {
  /** Tells the rows of one fit from those of others. */
  readonly shift: number;
  /** The memory of the kernels, if they live there, and room there for what the thread needs beside them, if there is any left. */
  readonly memory?: Lodging['memory'];
  readonly room?: Room;
  readonly data: Told<Float64Array>;
  readonly weights: Told<Float64Array> | null;
  /** Where the thread looks, having done with one sweep, whether it is called for the next. */
  readonly calls: Calls;
}

/** An array in shared memory: itself, or where in the memory of the kernels it is, since memory that is sent again is another object. */
export type Told<T extends RowArray = RowArray> = T | Place;

interface Place {
  /** Name of the constructor. */
  readonly kind: string;
  readonly at: number;
  readonly length: number;
}

export function tell<T extends RowArray>(array: T, memory: Lodging['memory'] | undefined): Told<T> {
  const { buffer, byteOffset: at, length } = array;
  return buffer === memory?.buffer ? { kind: array.constructor.name, at, length } : array;
}
