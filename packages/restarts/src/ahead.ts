import { type FitPool, type FitRequest, type FittedModel, type HireFitPool, blockCount } from '@mixwell/core';
import { Queue } from './queue.ts';
import type { Outlook } from './work.ts';

/** Most numbers, 8 MiB of them, of rows that each thread has a copy of. */
const MOST_CELLS = 2 ** 20;

/** Fits for each thread that may be begun before they are asked for. */
const BEGUN = 4;

type Fitted<M> = Promise<M | undefined>;

/** Fits in this thread, giving way to other work. */
export type FitHere<M extends FittedModel> = (request: FitRequest<M>, signal: AbortSignal | undefined) => Promise<M>;

/** A fit that nobody has asked for so far. */
interface Begun<M extends FittedModel> {
  readonly model: Fitted<M>;
  readonly isSoon: boolean;
  stop(): void;
}

/**
 * Begins with fits before they are asked for: `workers` at a time, each whole in a thread of a pool, or by `fitHere` in this one, which
 * is one of them.
 */
export class Ahead<M extends FittedModel> {
  readonly #workers: number;
  readonly #fitHere: FitHere<M>;
  readonly #signal: AbortSignal | undefined;
  readonly #pools = new Map<HireFitPool, FitPool | undefined>();
  readonly #begun = new Map<FitRequest<M>, Begun<M>>();
  readonly #taken = new WeakSet<FitRequest<M>>();
  readonly #running = new Set<AbortController>();
  #soon = new Queue<FitRequest<M>>();
  #later = new Queue<FitRequest<M>>();
  /** How many fits were left when they were last told of. */
  #left = 0;
  #isFitting = false;

  constructor(workers: number, fitHere: FitHere<M>, signal: AbortSignal | undefined) {
    this.#workers = workers;
    this.#fitHere = fitHere;
    this.#signal = signal;
    signal?.addEventListener?.('abort', this.#stopAll);
  }

  /** What is going to be taken, as far as it is made whole; what was begun and is not among it is stopped. */
  foresee({ soon, later }: Outlook<M>): void {
    if (this.#workers === 1) return;
    if (later) {
      const left = new Set(later());
      this.#drop((request, { isSoon }) => !isSoon && !left.has(request));
      this.#later = new Queue(left);
      this.#left = left.size;
    }
    if (soon) {
      this.#drop((_, { isSoon }) => isSoon);
      this.#soon = new Queue(soon);
    }
    this.#begin();
  }

  /**
   * The model of a fit that is made whole, or a rejection with its error; fulfilled with undefined where a thread could not make it.
   * Undefined for a fit whose rows are better shared out.
   */
  take(request: FitRequest<M>): Fitted<M> | undefined {
    if (this.#workers === 1 || !this.#isWhole(request)) return undefined;
    const begun = this.#begun.get(request);
    this.#begun.delete(request);
    this.#taken.add(request);
    const model = begun?.model ?? this.#takeHere(request);
    this.#begin();
    return model;
  }

  end(): void {
    [this.#soon, this.#later] = [new Queue(), new Queue()];
    this.#signal?.removeEventListener?.('abort', this.#stopAll);
    this.#stopAll();
    this.#pools.forEach((pool) => pool?.end());
  }

  /**
   * Whether a fit is made by one thread: where its rows are too few to be shared out, or there are as many fits as threads, unless
   * a copy of the rows for each thread would be too much.
   */
  #isWhole({ recipe, rows, beside = 0 }: FitRequest<M>): boolean {
    if (!recipe.hireFitPool || rows.matrix.data.length > MOST_CELLS) return false;
    return blockCount(rows) === 1 || beside + 1 >= this.#workers;
  }

  /** As many fits as there are free threads for. */
  #begin(): void {
    if (this.#signal?.aborted) return;
    const isOpen = (request: FitRequest<M>): boolean => !this.#taken.has(request) && !this.#begun.has(request);
    while (this.#running.size < this.#workers && this.#begun.size < BEGUN * this.#workers) {
      const next = this.#soon.head(isOpen);
      // What is behind a fit that is shared out is not looked at: it may be large, and is made by being looked at.
      const soon = next && this.#isWhole(next) ? next : undefined;
      const request = soon ?? this.#later.head((one) => isOpen(one) && this.#isWhole(one));
      if (!request) return;
      const stop = this.#newStop();
      const model =
        this.#poolOf(request)?.fit(request, stop.signal) ?? (this.#isFitting ? null : this.#here(request, stop));
      if (!model) {
        this.#running.delete(stop);
        return;
      }
      this.#begun.set(request, { model, isSoon: soon !== undefined, stop: () => stop.abort() });
      this.#watch(model, stop);
    }
  }

  async #here(request: FitRequest<M>, stop: AbortController): Promise<M> {
    this.#isFitting = true;
    try {
      return await this.#fitHere(request, stop.signal);
    } finally {
      this.#isFitting = false;
    }
  }

  #takeHere(request: FitRequest<M>): Fitted<M> {
    const stop = this.#newStop();
    const model = this.#here(request, stop);
    this.#watch(model, stop);
    return model;
  }

  /** Goes on when the fit has ended; its error is thrown where it is asked for. */
  #watch(model: Fitted<M>, stop: AbortController): void {
    const goOn = (): void => {
      this.#running.delete(stop);
      this.#begin();
    };
    model.then(goOn, goOn);
  }

  #drop(isLeft: (request: FitRequest<M>, begun: Begun<M>) => boolean): void {
    for (const [request, begun] of [...this.#begun]) {
      if (!isLeft(request, begun)) continue;
      this.#begun.delete(request);
      begun.stop();
    }
  }

  #newStop(): AbortController {
    const stop = new AbortController();
    this.#running.add(stop);
    if (this.#signal?.aborted) stop.abort(this.#signal.reason);
    return stop;
  }

  #stopAll = (): void => this.#running.forEach((stop) => stop.abort(this.#signal?.reason));

  /** The other threads for fits like this one, hired when first needed: no more of them than other fits. */
  #poolOf({ recipe, beside = 0 }: FitRequest<M>): FitPool | undefined {
    const hire = recipe.hireFitPool;
    const threads = Math.min(this.#workers - 1, Math.max(beside, this.#left - 1));
    if (hire && threads > 0 && !this.#pools.has(hire))
      this.#pools.set(
        hire,
        hire(threads, () => this.#begin()),
      );
    return hire && this.#pools.get(hire);
  }
}
