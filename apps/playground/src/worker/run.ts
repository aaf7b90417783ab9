import type { StopReason } from 'mixwell';
import type { Mixture } from './mixture.ts';

/** What is kept of every iteration: enough to show it again. */
export interface Moment {
  /** From 0, which is the start. */
  readonly iteration: number;
  readonly objective: number;
  readonly mixture: Mixture;
}

/** A fit that goes one iteration at a time, and can show the iterations that were. */
export interface Run {
  readonly objectiveName: string;
  /** Those that were reached, from the start. */
  readonly moments: readonly Moment[];
  /** Why there are no more iterations; null while there are. */
  readonly stop: StopReason | null;
  /** Goes one iteration on; nothing where there are none. */
  advance(): void;
  /** rows x components: the share of each component in each row, at the moment of this iteration. */
  responsibilities(iteration: number): Float64Array;
  /** Natural logarithm of the density at each of these points at the moment of this iteration; null for k-means. */
  logDensity(iteration: number, points: Float64Array): Float64Array | null;
  /** Free parameters, as BIC counts them; null for k-means. */
  readonly freeParameters: number | null;
}
