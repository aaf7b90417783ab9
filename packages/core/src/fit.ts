import type { StopReason } from './estimator.ts';
import type { Kernel, RowArray, RowArrays, Sums } from './kernel.ts';
import type { Matrix } from './matrix.ts';

/**
 * An algorithm as a conversation: it asks about rows that it never sees, and a runner answers.
 *
 * Write one as a generator and ask with `yield*`: `const sums = yield* sweep(kernel, ask)`.
 */
export type Fit<T> = Generator<Request, T, unknown>;

/** What is known of the rows before the first sweep. */
export interface RowsAbout {
  readonly rows: number;
  readonly cols: number;
  readonly columns: readonly string[];
  /** Whether a cell is missing (NaN); absent counts as no. Only an estimator that allows it meets such rows. */
  readonly hasMissingCells?: boolean;
  /** Sum of the sample weights; the number of rows where there are none. */
  readonly totalWeight: number;
  /** Rows of weight above 0. */
  readonly presentRows: number;
}

/** Whether to go on after an iteration; 'unheard' where nobody has kept its `finish`, so that nobody can ask for its model later. */
export type Verdict = 'continue' | 'unheard' | 'stopped-by-caller';

export interface SweepRequest {
  readonly kind: 'sweep';
  readonly kernel: Kernel<unknown, Record<string, Float64Array>, Record<string, RowArray>>;
  readonly ask: unknown;
  readonly arrays: Readonly<Record<string, RowArray>>;
  /** Sums of an earlier sweep that nobody needs any more. */
  readonly spent?: Record<string, Float64Array>;
}

export interface IterationRequest {
  readonly kind: 'iteration';
  readonly objective: number;
  readonly change: number;
  readonly iteration: number;
  finish(stop: StopReason): Fit<unknown>;
}

export type Request =
  | SweepRequest
  | IterationRequest
  | {
      readonly kind: 'row-array';
      readonly type: keyof RowArrays;
      readonly width: number;
      /** Whether it may lie where the rows live, and end with the fit. */
      readonly isPassing: boolean;
    }
  | { readonly kind: 'drop-array'; readonly array: RowArray }
  | { readonly kind: 'take-rows'; readonly indices: readonly number[] }
  | { readonly kind: 'pick-rows'; readonly values: Float64Array | null; readonly fractions: readonly number[] };

/** The sums of `kernel` over all rows; they may be in the arrays of `spent`, those of an earlier sweep that nobody needs any more. */
export function* sweep<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
  ask: Ask,
  ...[arrays, spent]: object extends A ? [arrays?: A, spent?: S] : [arrays: A, spent?: S]
): Fit<S> {
  return (yield { kind: 'sweep', kernel, ask, arrays: arrays ?? NO_ARRAYS, spent } as unknown as SweepRequest) as S;
}

const NO_ARRAYS = Object.freeze({});

/** Room for `width` numbers a row, all zero, kept by the runner from sweep to sweep. */
export function* rowArray<T extends keyof RowArrays>(type: T, width = 1): Fit<RowArrays[T]> {
  return (yield { kind: 'row-array', type, width, isPassing: false }) as RowArrays[T];
}

/** A `rowArray` that ends with the fit: sweeps reach it faster. What the result keeps of it must be copied. */
export function* passingArray<T extends keyof RowArrays>(type: T, width = 1): Fit<RowArrays[T]> {
  return (yield { kind: 'row-array', type, width, isPassing: true }) as RowArrays[T];
}

/** A `passingArray` that is of no more use before the fit ends: what comes next may have its room. */
export function* dropArray(array: RowArray): Fit<void> {
  yield { kind: 'drop-array', array };
}

/** A copy of these rows, in this order. */
export function* takeRows(indices: readonly number[]): Fit<Matrix> {
  return (yield { kind: 'take-rows', indices }) as Matrix;
}

/**
 * Rows drawn with probability proportional to sample weight times `values`: the row at which the running sum
 * passes each of the `fractions` (0 to 1) of its total. `values` null means the weight alone.
 */
export function* pickRows(values: Float64Array | null, fractions: readonly number[]): Fit<readonly number[]> {
  return (yield { kind: 'pick-rows', values, fractions }) as readonly number[];
}

/**
 * Reports an iteration, and hears whether to go on.
 *
 * `finish` makes the model of this moment; it may be run now, later or never, so it must not see later changes.
 */
export function* iteration({ iteration, objective, change, finish }: Omit<IterationRequest, 'kind'>): Fit<Verdict> {
  return (yield { kind: 'iteration', objective, change, iteration, finish }) as Verdict;
}

/** The result of `fit` without its iterations, which only `judge` sees: for an algorithm that runs inside another. */
export function* quietly<T>(fit: Fit<T>, judge: (step: IterationRequest) => Verdict = () => 'unheard'): Fit<T> {
  try {
    let reply: unknown;
    for (;;) {
      const { done, value } = fit.next(reply);
      if (done) return value;
      reply = value.kind === 'iteration' ? judge(value) : yield value;
    }
  } finally {
    fit.return(undefined as T);
  }
}
