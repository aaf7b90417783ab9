import type { FitRequest, FittedModel, Rows, StartThread, Table } from '@mixwell/core';
import type { FitMessage, Outcome, RowsMessage, Word } from './messages.ts';

/** One thread of a pool, which makes one fit at a time. */
export interface Lane {
  /** Whether it has started, and has no fit to make. */
  isFree(): boolean;
  /** What became of the fit; empty where the thread could not make it. */
  fit(request: FitRequest<FittedModel>, signal: AbortSignal | undefined): Promise<Outcome>;
  end(): void;
}

/** Starts a thread, which calls `onFree` whenever it can make a fit; null where none can be. */
export function newLane(start: StartThread<Word>, onFree: () => void): Lane | null {
  let state: 'starting' | 'free' | 'busy' | 'lost' = 'starting';
  let answer: (outcome: Outcome) => void = () => {};
  let known: Rows | undefined;
  const thread = start({
    said(word) {
      if (state === 'lost') return;
      state = 'free';
      thread?.hold(false);
      if (word !== 'ready') answer(word);
      onFree();
    },
    lost() {
      state = 'lost';
      answer({});
    },
  });
  if (!thread) return null;
  /** Whether the thread has been asked. */
  const ask = ({ recipe, rows, goal }: FitRequest<FittedModel>, aborted: Int32Array | undefined): boolean => {
    try {
      if (rows !== known) {
        known = undefined;
        const message = rowsMessage(rows);
        thread.post(message, buffersOf(message));
        known = rows;
      }
      thread.post({ name: recipe.name, params: recipe.params, goal, aborted } satisfies FitMessage);
      return true;
    } catch {
      // There is no memory for a copy of the rows, or no message can take an option.
      return false;
    }
  };
  return {
    isFree: () => state === 'free',
    async fit(request, signal) {
      if (signal?.aborted) return {};
      const aborted = signal && newFlag();
      if (!ask(request, aborted)) return {};
      state = 'busy';
      thread.hold(true);
      const outcome = new Promise<Outcome>((resolve) => (answer = resolve));
      const abort = (): void => (aborted ? void Atomics.store(aborted, 0, 1) : answer({}));
      signal?.addEventListener?.('abort', abort);
      try {
        return await outcome;
      } finally {
        signal?.removeEventListener?.('abort', abort);
      }
    },
    end: () => thread.end(),
  };
}

/** A copy, because what a message takes with it is gone here, and of a view it would take the whole memory. */
function rowsMessage({ matrix, weights, arithmetic }: Rows): RowsMessage {
  const { data, ...shape } = matrix as Table;
  return { table: { ...shape, data: data.slice() }, weights: weights && weights.slice(), arithmetic };
}

function buffersOf({ table, weights }: RowsMessage): ArrayBuffer[] {
  return [table.data, ...(weights ? [weights] : [])].map(({ buffer }) => buffer as ArrayBuffer);
}

/** 0, where the thread sees when it changes; undefined where no memory can be shared. */
function newFlag(): Int32Array | undefined {
  return typeof SharedArrayBuffer === 'undefined' ? undefined : new Int32Array(new SharedArrayBuffer(4));
}
