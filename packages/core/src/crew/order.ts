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
  /** Names of the arrays of which parts are saved before each piece. */
  readonly saved: readonly string[];
  /** Where: see `Post`. */
  readonly post: number;
  /** Its number among those that use the board. */
  readonly sweep: number;
}

/** Where a thread takes its pieces from, as it is told once for all orders of the same kind. */
export interface Post {
  readonly shift: number;
  readonly post: number;
  readonly board: Board;
  /** Where to save what was in some row arrays, if there are any. */
  readonly undo?: Undo;
}
