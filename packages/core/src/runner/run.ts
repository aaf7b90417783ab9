import type { FitOptions, FitStep, FittedModel } from '../estimator.ts';
import type { Fit, Verdict } from '../fit.ts';
import type { Rows } from './blocks.ts';
import { type Answerers, type Pause, abortedError, answerNow, converse } from './converse.ts';
import type { Crew } from './crew.ts';
import { eventLoop } from './event-loop.ts';
import type { House } from './home.ts';

type Control<M extends FittedModel> = Pick<FitOptions<M>, 'signal' | 'onIteration'>;

/** One iteration a `next()`. */
export function* runSteps<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  control: Control<M>,
  house?: House,
): Generator<FitStep<M>, M> {
  const turns = runTurns(owner, fit, rows, control, { house });
  try {
    for (;;) {
      const { done, value } = turns.next();
      if (done) return value;
      if (isStep(value)) yield value;
    }
  } finally {
    turns.return(undefined as never);
  }
}

/** To the end, in this turn of the event loop. */
export function runNow<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  control: Control<M>,
  house?: House,
): M {
  if (!control.signal && !control.onIteration) return answerNow(fit, rows, house);
  const turns = runTurns(owner, fit, rows, control, { house });
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

/**
 * To the end, giving way to other work of the event loop after each block of rows and each shared sweep.
 *
 * A crew, where there is one, shares the sweeps that it knows; meanwhile this thread only waits, and hears an abort at once.
 */
export async function runAsync<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  control: Control<M>,
  { crew, house }: { readonly crew?: Crew; readonly house?: House } = {},
): Promise<M> {
  const loop = eventLoop();
  // Checking the rows took a while, and so may what comes first.
  await loop.turn();
  const turns = runTurns(owner, fit, rows, control, { crew, house });
  try {
    /** A sweep that a crew shared was a turn: its end came as a message. */
    let hasTurned = false;
    for (;;) {
      const { done, value } = turns.next();
      if (done) return value;
      if (value instanceof Promise) await unlessAborted(value, control.signal);
      else if (!hasTurned) await loop.turn();
      hasTurned = value instanceof Promise;
    }
  } finally {
    turns.return(undefined as never);
    loop.close();
  }
}

/** Fulfilled with `work`, or when the signal comes first. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  let stop = (): void => {};
  const aborted = new Promise<void>((resolve) => (stop = resolve));
  signal?.addEventListener?.('abort', stop);
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal?.removeEventListener?.('abort', stop);
  }
}

/** A pause after each block of rows and a step after each iteration, which the caller's signal and callback have seen. */
function* runTurns<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  { signal, onIteration }: Control<M>,
  answerers: Answerers,
): Generator<Pause | FitStep<M>, M> {
  const talk = converse(fit, rows, answerers);
  let last: FitStep<M> | undefined;
  let verdict: Verdict = 'continue';
  try {
    for (;;) {
      if (signal?.aborted) throw abortedError(owner, last, signal.reason);
      const { done, value } = talk.next(verdict);
      if (done) return value;
      verdict = 'continue';
      if (isStep(value)) {
        last = value as FitStep<M>;
        if (onIteration?.(last) === false) verdict = 'stopped-by-caller';
      }
      yield value as Pause | FitStep<M>;
    }
  } finally {
    talk.return(undefined as never);
  }
}

function isStep<Step extends object>(turn: Pause | Step): turn is Step {
  return turn !== 'pause' && !(turn instanceof Promise);
}
