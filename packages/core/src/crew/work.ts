import type { Sums } from '../kernel.ts';
import type { SweepRequest } from '../fit.ts';

export type AnySums = Sums<Record<string, Float64Array>>;

/** The sums of a piece, which may be changed until the next sweep, and whose parts of the row arrays are put in their place; undefined where nobody has finished it. */
export type Finished = (piece: number) => AnySums | undefined;

/** The pieces of sweeps over the rows of one shift, as others do them. */
export interface Work {
  /** Whether there is anyone to do them now. */
  isReady(): boolean;
  /** Fulfilled when all pieces are finished, or nobody is left who works on them. */
  share(request: SweepRequest): Promise<Finished>;
  /** Drops what is under way; a promise where threads still touch the rows, until none does. */
  end(): Promise<unknown> | void;
}
