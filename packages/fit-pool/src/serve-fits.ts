import {
  type Estimator,
  type EstimatorFactory,
  type FittedModel,
  type Rows,
  isMixwellError,
  sharedRows,
  toTable,
} from '@mixwell/core';
import { useModules } from '@mixwell/kernels';
import { fitOptions } from './fit-options.ts';
import type { FitMessage, Message, Outcome, SentError, Word } from './messages.ts';
import { buffersIn, packed } from './packed.ts';

/** Any estimator, for what is done with each alike. */
export interface AnyFactory extends Pick<EstimatorFactory<never, FittedModel>, 'estimatorName'> {
  (options: never): Pick<Estimator<FittedModel>, 'fit'>;
}

/** Where a thread hears and speaks. */
interface Port {
  onmessage: ((event: { data: Message }) => void) | null;
  postMessage(word: Word, transfer?: ArrayBuffer[]): void;
}

/** Makes the fits of these estimators that the thread is asked for: all that the file of a pool's thread has to do. */
export function serveFits(factories: readonly AnyFactory[]): void {
  const node = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  const port = (node?.parentPort ?? globalThis) as unknown as Port;
  const hear = fitsOf(factories);
  port.onmessage = ({ data }) => {
    const outcome = hear(data);
    if (!outcome) return;
    try {
      port.postMessage(outcome, outcome.model && buffersIn(outcome.model));
    } catch {
      // An error with details that no message can take.
      port.postMessage({});
    }
  };
  port.postMessage('ready');
}

/** The side of a thread: what to call with each message, and what it answers. */
export function fitsOf(factories: readonly AnyFactory[]): (message: Message) => Outcome | undefined {
  let rows: Rows | undefined;
  return (message) => {
    if ('modules' in message) {
      useModules(message.modules);
    } else if ('table' in message) {
      const { table, weights, arithmetic } = message;
      rows = sharedRows({ matrix: toTable(table, 'fit', 'missing-cells'), weights, arithmetic });
    } else {
      return outcomeOf(message, factories, rows);
    }
    return undefined;
  };
}

function outcomeOf(
  { name, params, goal, aborted }: FitMessage,
  factories: readonly AnyFactory[],
  rows: Rows | undefined,
): Outcome {
  const factory = factories.find(({ estimatorName }) => estimatorName === name);
  if (!factory || !rows) return {};
  const options = fitOptions({ rows, goal }, aborted && (signalOf(aborted) as AbortSignal));
  try {
    const model = factory(params as never).fit(rows.matrix, options);
    return { model: packed(model.toJSON()) };
  } catch (error) {
    return isMixwellError(error) ? { error: sent(error) } : {};
  }
}

/** As much of a signal as a fit looks at. */
function signalOf(aborted: Int32Array): Pick<AbortSignal, 'aborted' | 'reason'> {
  return {
    get aborted() {
      return Atomics.load(aborted, 0) === 1;
    },
    reason: undefined,
  };
}

function sent({ code, message, details }: { [K in keyof SentError]: SentError[K] }): SentError {
  const model = details.model as FittedModel | undefined;
  return { code, message, details: { ...details, ...(model && { model: model.toJSON() }) } };
}
