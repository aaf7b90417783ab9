import { plural } from '../describe.ts';
import { MixwellError } from '../error.ts';
import type { FitStep, FittedModel, StopReason } from '../estimator.ts';
import type { Fit, IterationRequest, Request, SweepRequest, Verdict } from '../fit.ts';
import { newRowArray } from '../kernel.ts';
import { type Rows, blockCount, sumBlocks, sumOneBlock } from './blocks.ts';
import type { Crew, Shift } from './crew.ts';
import type { Home, House } from './home.ts';
import { copyRows, rowsAtFractions } from './rows.ts';

/** Who answers, and where: this thread from the rows as they are, unless told otherwise. */
export interface Answerers {
  readonly crew?: Crew;
  readonly house?: House;
  /** Whether nobody listens: then there are neither steps nor pauses. */
  readonly isUnheard?: boolean;
}

/** What a runner hears between two blocks of rows, or while others work on them: then go on when they are done. */
export type Pause = 'pause' | Promise<void>;

/**
 * Holds the conversation of `fit` with `rows` in one memory, until it has its result.
 *
 * Yields a step after each iteration, and 'pause' after each block of rows and where rows were taken: a caller may do other work there, or throw. The rows
 * move into the home that `house` finds them, until the fit ends. Where a `crew` takes a sweep there, yields the promise that it is
 * done, which the caller must await.
 */
export function* converse<T>(
  fit: Fit<T>,
  rows: Rows,
  { crew, house, isUnheard = false }: Answerers = {},
): Generator<FitStep<FittedModel> | Pause, T, Verdict | undefined> {
  let home: Home | undefined;
  let shift: Shift | undefined;
  try {
    let reply: unknown;
    home = house?.(rows, crew?.size);
    const moving = home?.moveIn();
    while (moving && !moving.next().done) if (!isUnheard) yield 'pause';
    shift = crew?.take(home?.rows ?? rows) ?? undefined;
    for (;;) {
      const { done, value } = fit.next(reply);
      if (done) return value;
      if (value.kind === 'iteration') {
        reply = isUnheard ? 'unheard' : ((yield stepOf(value, rows)) ?? 'continue');
        continue;
      }
      if (value.kind !== 'sweep') {
        reply = answer(value, rows, home);
        if (value.kind === 'take-rows' && !isUnheard) yield 'pause';
        continue;
      }
      const shared = shift?.sweep(value);
      if (shared) {
        yield shared.then((sums) => void (reply = sums));
        continue;
      }
      const { kernel, ask, arrays, spent } = value;
      const near = home?.rows ?? rows;
      if (blockCount(near) === 1) {
        reply = sumOneBlock(kernel, ask, arrays, near, spent);
        if (!isUnheard) yield 'pause';
        continue;
      }
      const sums = sumBlocks(kernel, ask, arrays, near);
      let turn = sums.next();
      for (; !turn.done; turn = sums.next()) if (!isUnheard) yield 'pause';
      reply = turn.value;
    }
  } finally {
    fit.return(undefined as T);
    const ended = shift?.end();
    if (ended) void ended.then(() => home?.leave());
    else home?.leave();
  }
}

/** The result of `fit` over `rows`, without a pause. */
export function answerNow<T>(fit: Fit<T>, rows: Rows, house?: House): T {
  return converse(fit, rows, { house, isUnheard: true }).next().value as T;
}

/** The error of an aborted fit; the model so far is made when `details.model` is first read. */
export function abortedError(owner: string, last: Snapshots | undefined, reason: unknown): MixwellError {
  let model: FittedModel | undefined;
  const details = {
    iterations: last?.iteration ?? 0,
    get model(): FittedModel | undefined {
      return (model ??= last?.snapshot('aborted'));
    },
  };
  return new MixwellError('aborted', `${owner}: aborted after ${plural(details.iterations, 'iteration')}.`, details, {
    cause: reason,
  });
}

interface Snapshots extends FitStep<FittedModel> {
  snapshot(stop?: StopReason): FittedModel;
}

function stepOf({ iteration, objective, change, finish }: IterationRequest, rows: Rows): Snapshots {
  return Object.freeze({
    iteration,
    objective,
    change,
    snapshot: (stop: StopReason = 'stopped-by-caller') => answerNow(finish(stop), rows) as FittedModel,
  });
}

/** The answer to what needs no sweep. */
function answer(
  request: Exclude<Request, IterationRequest | SweepRequest>,
  rows: Rows,
  home: Home | undefined,
): unknown {
  switch (request.kind) {
    case 'row-array': {
      const length = rows.matrix.rows * request.width;
      const near = request.isPassing ? home?.array(request.type, length) : undefined;
      if (near) return near;
      return newRowArray(request.type, length);
    }
    case 'drop-array':
      return home?.free(request.array);
    case 'take-rows':
      return copyRows(rows, request.indices);
    case 'pick-rows':
      return rowsAtFractions(rows, request.values, request.fractions);
  }
}
