import {
  type FitRequest,
  type FittedModel,
  type HireFitPool,
  MixwellError,
  type ModelJson,
  type ModelKind,
  type StartThread,
  fromJSON,
} from '@mixwell/core';
import { type ThreadFile, threadFrom } from '@mixwell/kernels';
import { type Lane, newLane } from './lane.ts';
import type { Outcome, SentError, Word } from './messages.ts';

/** Most threads of a pool. */
const MOST_THREADS = 64;

/**
 * What an estimator's `hireFitPool` is: threads that run `file`, which calls `serveFits`; `kinds` are how models come back from them.
 *
 * Each thread has a copy of the rows of the fit that it makes.
 */
export function fitPoolOf(file: ThreadFile, kinds: readonly ModelKind<FittedModel>[]): HireFitPool {
  return fitPoolFrom(threadFrom<Word>(file), kinds);
}

/** `fitPoolOf` threads that are started in another way. */
export function fitPoolFrom(start: StartThread<Word>, kinds: readonly ModelKind<FittedModel>[]): HireFitPool {
  return (workers, onFree) => {
    const lanes: Lane[] = [];
    for (let i = 0; i < Math.min(workers, MOST_THREADS); i++) {
      const lane = newLane(start, onFree);
      if (!lane) break;
      lanes.push(lane);
    }
    if (lanes.length === 0) return undefined;
    return {
      fit<M extends FittedModel>(request: FitRequest<M>, signal: AbortSignal | undefined) {
        const lane = lanes.find((one) => one.isFree());
        if (!lane) return null;
        const outcome = lane.fit(request, signal);
        return outcome.then((done) => modelOf<M>(done, kinds, signal));
      },
      end: () => lanes.forEach((lane) => lane.end()),
    };
  };
}

/** @throws the error that the fit threw. */
function modelOf<M extends FittedModel>(
  { model, error }: Outcome,
  kinds: readonly ModelKind<FittedModel>[],
  signal: AbortSignal | undefined,
): M | undefined {
  if (error) throw received(error, kinds, signal);
  return model && restored<M>(model, kinds);
}

function received(
  { code, message, details }: SentError,
  kinds: readonly ModelKind<FittedModel>[],
  signal: AbortSignal | undefined,
): MixwellError {
  const model = details.model ? restored(details.model as ModelJson, kinds) : undefined;
  const options = code === 'aborted' ? { cause: signal?.reason as unknown } : undefined;
  return new MixwellError(code, message, { ...details, ...(model && { model }) }, options);
}

/** Undefined for a model that has no JSON, because its objective is not finite. */
function restored<M extends FittedModel>(json: ModelJson, kinds: readonly ModelKind<FittedModel>[]): M | undefined {
  try {
    return fromJSON(json, kinds) as M;
  } catch {
    return undefined;
  }
}
