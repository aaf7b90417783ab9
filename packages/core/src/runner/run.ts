import type { FitOptions, FitStep, FittedModel } from '../estimator.ts';
import type { Fit, Verdict } from '../fit.ts';
import type { Rows } from './blocks.ts';
import { type Pause, abortedError, converse } from './converse.ts';

type Control<M extends FittedModel> = Pick<FitOptions<M>, 'signal' | 'onIteration'>;

/** One iteration a `next()`. */
export function* runSteps<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  control: Control<M>,
): Generator<FitStep<M>, M> {
  const turns = runTurns(owner, fit, rows, control);
  try {
    for (;;) {
      const { done, value } = turns.next();
      if (done) return value;
      if (value !== 'pause') yield value;
    }
  } finally {
    turns.return(undefined as never);
  }
}

/** To the end, in this turn of the event loop. */
export function runNow<M extends FittedModel>(owner: string, fit: Fit<M>, rows: Rows, control: Control<M>): M {
  const turns = runTurns(owner, fit, rows, control);
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

/** To the end, giving way to other work of the event loop after each block of rows. */
export async function runAsync<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  control: Control<M>,
): Promise<M> {
  const loop = eventLoop();
  const turns = runTurns(owner, fit, rows, control);
  try {
    for (;;) {
      const { done, value } = turns.next();
      if (done) return value;
      await loop.turn();
    }
  } finally {
    loop.close();
  }
}

/** A pause after each block of rows and a step after each iteration, which the caller's signal and callback have seen. */
function* runTurns<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  { signal, onIteration }: Control<M>,
): Generator<Pause | FitStep<M>, M> {
  const talk = converse(fit, rows);
  let last: FitStep<M> | undefined;
  let verdict: Verdict = 'continue';
  try {
    for (;;) {
      if (signal?.aborted) throw abortedError(owner, last, signal.reason);
      const { done, value } = talk.next(verdict);
      if (done) return value;
      verdict = 'continue';
      if (value !== 'pause') {
        last = value as FitStep<M>;
        if (onIteration?.(last) === false) verdict = 'stopped-by-caller';
      }
      yield value as Pause | FitStep<M>;
    }
  } finally {
    talk.return(undefined as never);
  }
}

/**
 * Turns of the event loop: by `setImmediate` where there is one, else by message.
 *
 * Browsers clamp timers to some milliseconds, but not messages; Node hands over up to a thousand messages before it looks at a timer.
 */
function eventLoop(): { turn(): Promise<void>; close(): void } {
  if (typeof setImmediate === 'function') {
    return { turn: () => new Promise((resolve) => void setImmediate(resolve)), close: () => {} };
  }
  const { port1, port2 } = new MessageChannel();
  let resume = (): void => {};
  port1.addEventListener('message', () => resume());
  port1.start();
  return {
    turn: () =>
      new Promise((resolve) => {
        resume = resolve;
        port2.postMessage(null);
      }),
    close: () => port1.close(),
  };
}
