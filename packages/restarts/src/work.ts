import type { Crew, Estimator, FitOptions, FittedModel, Rows } from '@mixwell/core';

/** A fit that some work needs. */
export interface FitRequest<M extends FittedModel> {
  readonly recipe: Estimator<M>;
  readonly rows: Rows;
  readonly onIteration?: FitOptions<M>['onIteration'];
}

/**
 * Work that asks for fits, one after another, and goes on with their models, or with the errors that they threw.
 *
 * It does not know who fits: this thread without a pause, or several; so what it comes to is the same.
 */
export type Work<T, M extends FittedModel> = Generator<FitRequest<M>, T, M>;

/** The outcome of `work`, with every fit in this thread, without a pause. */
export function workNow<T, M extends FittedModel>(work: Work<T, M>, signal: AbortSignal | undefined): T {
  let turn = work.next();
  while (!turn.done) {
    const { recipe, rows, onIteration } = turn.value;
    let model: M;
    try {
      model = recipe.fit(rows.matrix, { ...optionsOf(rows, signal), onIteration });
    } catch (error) {
      turn = work.throw(error);
      continue;
    }
    turn = work.next(model);
  }
  return turn.value;
}

/** The outcome of `work`, without holding up this thread, and with a crew if there is one. */
export async function workAsync<T, M extends FittedModel>(
  work: Work<T, M>,
  signal: AbortSignal | undefined,
  workers: Crew | undefined,
): Promise<T> {
  let turn = work.next();
  while (!turn.done) {
    const { recipe, rows, onIteration } = turn.value;
    let model: M;
    try {
      model = await recipe.fitAsync(rows.matrix, { ...optionsOf(rows, signal), onIteration, workers });
    } catch (error) {
      turn = work.throw(error);
      continue;
    }
    turn = work.next(model);
  }
  return turn.value;
}

/** The model of `recipe` over `rows`, as part of some work. */
export function* fitted<M extends FittedModel>(recipe: Estimator<M>, rows: Rows): Work<M, M> {
  return yield { recipe, rows };
}

function optionsOf({ weights, arithmetic }: Rows, signal: AbortSignal | undefined): FitOptions {
  return { sampleWeights: weights ?? undefined, signal, arithmetic };
}
