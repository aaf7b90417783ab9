import type { Estimator, FitReport, FittedModel } from './estimator.ts';
import type { Rows } from './runner/blocks.ts';

/** A fit that some work needs. */
export interface FitRequest<M extends FittedModel> {
  readonly recipe: Estimator<M>;
  readonly rows: Rows;
  /** A fit that is not going to come as far as this may be stopped. */
  readonly goal?: Goal;
  /** How many more are to be made that do not wait for this one. Absent: none. */
  readonly beside?: number;
}

/** How far a fit has come, and how much less would be as far. */
export interface Goal extends Pick<FitReport, 'objective' | 'better'> {
  /** In units of the objective, at least 0. */
  readonly slack: number;
}

/** Threads that make fits, each a whole one at a time; every bit is that of `recipe.fit`. */
export interface FitPool {
  /**
   * The model, or a rejection with what `fit` throws; undefined where a thread could not make it. Null where none is free, which
   * `onFree` tells the end of.
   */
  fit<M extends FittedModel>(request: FitRequest<M>, signal: AbortSignal | undefined): Promise<M | undefined> | null;
  /** Ends the threads, and what is under way with undefined. */
  end(): void;
}

/** Starts a pool of `workers` threads, which calls `onFree` whenever one of them can make a fit; undefined where there can be none. */
export type HireFitPool = (workers: number, onFree: () => void) => FitPool | undefined;
