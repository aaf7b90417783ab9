/// <reference lib="esnext.disposable" preserve="true" />
import type { SweepRequest } from '../fit.ts';
import { type Rows, blockCount } from './blocks.ts';

/** Threads that share the sweeps of fits; every bit is that of one thread. Disposing of it ends them, and awaits their end. */
export interface Crew extends Disposable, AsyncDisposable {
  /** Fulfilled when all of them have started, or failed to. A fit need not wait: until then its own thread answers. */
  readonly ready: Promise<void>;
  /** How many threads it was hired for. */
  readonly size: number;
  /** Puts the crew to work for one fit over these rows; null where it is of no use to them. */
  take(rows: Rows): Shift | null;
  /** Ends the threads. What they had not finished is done in the thread that asked. */
  end(): void;
}

/** A crew at work for one fit. */
export interface Shift {
  /** The sums over all rows; null for what the crew cannot answer now or at all, and its own thread must. */
  sweep(request: SweepRequest): Promise<unknown> | null;
  /** Drops what is under way; a promise where threads still have to hear of it, which is fulfilled when none of them touches the rows. */
  end(): Promise<unknown> | void;
}

/** Starts a crew of `workers` threads; undefined where there can be none. */
export type Hire = (workers: number) => Crew | undefined;

/**
 * The outcome of `run` with the crew that `workers` means for `rows`: one hired for it alone, one that was hired before, or none.
 * No more threads than blocks are hired.
 */
export async function withCrew<T>(
  hire: Hire | undefined,
  workers: number | Crew,
  rows: Rows,
  run: (crew: Crew | undefined) => Promise<T>,
): Promise<T> {
  if (typeof workers === 'object') return run(workers);
  const threads = Math.min(workers, blockCount(rows));
  const crew = threads > 1 ? hire?.(threads) : undefined;
  try {
    return await run(crew);
  } finally {
    crew?.end();
  }
}
