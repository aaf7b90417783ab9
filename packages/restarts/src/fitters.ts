import { type Crew, type FitRequest, type FittedModel, type Hire, blockCount } from '@mixwell/core';
import { fitOptions } from '@mixwell/fit-pool';
import { Ahead } from './ahead.ts';
import type { Outlook } from './work.ts';

/** Makes fits with several threads: those that do not wait for each other side by side, each whole in a thread; any other with its rows shared out. */
export class Fitters<M extends FittedModel> {
  readonly #workers: number;
  readonly #signal: AbortSignal | undefined;
  readonly #ahead: Ahead<M>;
  readonly #crews = new Map<Hire, Crew | undefined>();

  constructor(workers: number, signal: AbortSignal | undefined) {
    this.#workers = workers;
    this.#signal = signal;
    this.#ahead = new Ahead<M>(workers, fitHere, signal);
  }

  /** What `fit` is going to be asked for. */
  foresee(outlook: Outlook<M>): void {
    this.#ahead.foresee(outlook);
  }

  /** @throws what the fit throws. */
  async fit(request: FitRequest<M>): Promise<M> {
    if (this.#signal?.aborted) return fitHere(request, this.#signal);
    const ahead = this.#ahead.take(request);
    if (!ahead) return fitHere(request, this.#signal, this.#crewOf(request));
    return (await ahead) ?? fitHere(request, this.#signal);
  }

  end(): void {
    this.#ahead.end();
    this.#crews.forEach((crew) => crew?.end());
  }

  /** The threads that share rows, hired when first needed: no more of them than blocks. */
  #crewOf({ recipe: { hire }, rows }: FitRequest<M>): Crew | undefined {
    const threads = Math.min(this.#workers, blockCount(rows));
    if (!hire || threads === 1) return undefined;
    if (!this.#crews.has(hire)) this.#crews.set(hire, hire(threads));
    return this.#crews.get(hire);
  }
}

function fitHere<M extends FittedModel>(
  request: FitRequest<M>,
  signal: AbortSignal | undefined,
  workers?: Crew,
): Promise<M> {
  return request.recipe.fitAsync(request.rows.matrix, { ...fitOptions(request, signal), workers });
}
