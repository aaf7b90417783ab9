import type { FitOptions, FitStep, FittedModel } from '../estimator.ts';
import type { Fit } from '../fit.ts';
import type { Rows } from './blocks.ts';
import { abortedError, converse } from './converse.ts';

/** Blocks of rows between two looks at the event loop. */
const BLOCKS_A_TURN = 16;

type Control<M extends FittedModel> = Pick<FitOptions<M>, 'signal' | 'onIteration'>;

/** One iteration a `next()`. */
export function* runSteps<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  signal?: AbortSignal,
): Generator<FitStep<M>, M, undefined> {
  const talk = converse(fit, rows);
  let last: FitStep<M> | undefined;
  try {
    for (;;) {
      if (signal?.aborted) throw abortedError(owner, last, signal.reason);
      const { done, value } = talk.next();
      if (done) return value;
      if (value !== 'pause') yield (last = value as FitStep<M>);
    }
  } finally {
    talk.return(undefined as never);
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

/** To the end, giving way to other work of the event loop after every few blocks. */
export async function runAsync<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  control: Control<M>,
): Promise<M> {
  const loop = eventLoop();
  const turns = runTurns(owner, fit, rows, control);
  try {
    for (let block = 1; ; block++) {
      const { done, value } = turns.next();
      if (done) return value;
      if (value === 'iteration' || block % BLOCKS_A_TURN === 0) await loop.turn();
    }
  } finally {
    loop.close();
  }
}

function* runTurns<M extends FittedModel>(
  owner: string,
  fit: Fit<M>,
  rows: Rows,
  { signal, onIteration }: Control<M>,
): Generator<'pause' | 'iteration', M, undefined> {
  const talk = converse(fit, rows);
  let last: FitStep<M> | undefined;
  let verdict: 'continue' | 'stopped-by-caller' = 'continue';
  try {
    for (;;) {
      if (signal?.aborted) throw abortedError(owner, last, signal.reason);
      const { done, value } = talk.next(verdict);
      if (done) return value;
      verdict = 'continue';
      if (value === 'pause') yield 'pause';
      else {
        last = value as FitStep<M>;
        if (onIteration?.(last) === false) verdict = 'stopped-by-caller';
        yield 'iteration';
      }
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
