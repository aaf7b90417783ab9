import type { Board } from './board.ts';
import type { Told } from './ground.ts';
import type { Undo } from './undo.ts';

/** One sweep, as threads are told of it: plain data, the large of it in shared memory. */
export interface Order {
  /** Tells it from other orders of the crew. */
  readonly id: number;
  /** Whose rows these are. */
  readonly shift: number;
  /** Name of the kernel. */
  readonly kernel: string;
  readonly ask: unknown;
  readonly arrays: Readonly<Record<string, Told>>;
  /** Where to save the parts of some arrays before each piece, and their names. */
  readonly undo?: Undo;
  readonly saved: readonly string[];
  readonly board: Board;
}
