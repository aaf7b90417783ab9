import { type FitRequest, type FittedModel, eventLoop } from '@mixwell/core';
import { fitOptions } from '@mixwell/fit-pool';
import { Fitters } from './fitters.ts';

/**
 * Fits that some work is going to ask for, in this order, if nothing comes between: whoever has a thread to spare may begin with
 * them. They take the place of those that were foreseen before.
 */
export interface Outlook<M extends FittedModel> {
  /** The next ones. */
  readonly soon?: Iterable<FitRequest<M>>;
  /** All that are left, however far ahead. */
  readonly later?: () => readonly FitRequest<M>[];
}

/**
 * Work that asks for fits, one after another, and goes on with their models, or with the errors that they threw; an outlook has no
 * answer.
 *
 * It does not know who fits: this thread without a pause, or several; so what it comes to is the same.
 */
export type Work<T, M extends FittedModel> = Generator<FitRequest<M> | Outlook<M>, T, M>;

/** Nothing new is foreseen, but others may do something before the work goes on. */
export const PAUSE: Outlook<never> = Object.freeze({});

/** Work that asks for nothing but pauses. */
export type Pauses<T> = Generator<Outlook<never>, T, unknown>;

/** Steps that may be paused between, as work. */
export function* paused<T>(steps: Generator<void, T>): Pauses<T> {
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield PAUSE;
  return step.value;
}

/** The outcome of `work`, with every fit in this thread, without a pause. */
export function workNow<T, M extends FittedModel>(work: Work<T, M>, signal: AbortSignal | undefined): T {
  let turn = work.next();
  while (!turn.done) {
    let model: M = NO_MODEL;
    try {
      if ('recipe' in turn.value) {
        const { recipe, rows } = turn.value;
        model = recipe.fit(rows.matrix, fitOptions(turn.value, signal));
      }
    } catch (error) {
      turn = work.throw(error);
      continue;
    }
    turn = work.next(model);
  }
  return turn.value;
}

/**
 * The outcome of `work`, without holding up this thread, by as many threads as the options ask for.
 *
 * Fits that are foreseen are made side by side, each whole in a thread; others when they are asked for, with their rows shared out.
 */
export async function workAsync<T, M extends FittedModel>(
  work: Work<T, M>,
  { workers = 1, signal }: { readonly workers?: number; readonly signal?: AbortSignal },
): Promise<T> {
  const fitters = new Fitters<M>(workers, signal);
  const loop = eventLoop();
  try {
    let turn = work.next();
    while (!turn.done) {
      let model: M = NO_MODEL;
      try {
        if ('recipe' in turn.value) model = await fitters.fit(turn.value);
        else if (turn.value === PAUSE) await loop.turn();
        else fitters.foresee(turn.value);
      } catch (error) {
        turn = work.throw(error);
        continue;
      }
      turn = work.next(model);
    }
    return turn.value;
  } finally {
    fitters.end();
    loop.close();
  }
}

const NO_MODEL = undefined as never;
