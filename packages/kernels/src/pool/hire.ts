import type { Crew, Hire, Rows, Shift } from '@mixwell/core';
import { allFinished } from './board.ts';
import type { Order } from './order.ts';
import { MOST_PIECES } from './pieces.ts';
import { type Hands, newShift } from './shift.ts';
import { type Listener, type Thread, startThread } from './thread.ts';

/**
 * Starts a crew of `workers` threads, at most 64: give it to several fits, `fitAsync(x, { workers: crew })`, and end it.
 *
 * Undefined where there are no threads, or no memory that they can share: in a page that is not cross-origin isolated, or in Node before
 * 20.16. Threads do not keep a process from ending, except while they work.
 */
export const hire: Hire = hireFrom(startThread);

/** `hire` of threads that are started in another way. */
export function hireFrom(start: (listener: Listener) => Thread | null): Hire {
  return (workers) =>
    typeof SharedArrayBuffer === 'undefined' ? undefined : newCrew(start, Math.min(workers, MOST_PIECES));
}

function newCrew(start: (listener: Listener) => Thread | null, workers: number): Crew | undefined {
  /** Those that have not ended, and whether they have started. */
  const threads = new Map<Thread, boolean>();
  /** Who waits for an order, and is told of each thread that has done with it. */
  const waiting = new Map<number, (thread: Thread) => void>();
  let orders = 0;
  let settle = (): void => {};
  const ready = new Promise<void>((resolve) => (settle = resolve));

  const settleIfReady = (): void => {
    if ([...threads.values()].every((isUp) => isUp)) settle();
  };
  const hold = (): void => threads.forEach((_, thread) => thread.hold(waiting.size > 0));
  const carryOut = (order: Omit<Order, 'id'>): Promise<void> =>
    new Promise((resolve) => {
      const id = orders++;
      const busy = new Set(threads.keys());
      const doneBy = (thread: Thread): void => {
        busy.delete(thread);
        if (busy.size > 0 && !allFinished(order.board)) return;
        waiting.delete(id);
        hold();
        resolve();
      };
      waiting.set(id, doneBy);
      hold();
      for (const thread of busy) post(thread, { ...order, id }, doneBy);
    });

  for (let i = 0; i < workers; i++) {
    const thread = start({
      said(word) {
        if (word !== 'ready') waiting.get(word)?.(thread as Thread);
        else if (threads.has(thread as Thread)) threads.set(thread as Thread, true);
        settleIfReady();
      },
      lost() {
        if (!threads.delete(thread as Thread)) return;
        for (const doneBy of [...waiting.values()]) doneBy(thread as Thread);
        settleIfReady();
      },
    });
    if (thread) threads.set(thread, false);
  }
  if (threads.size === 0) return undefined;
  const hands = { carryOut, isReady: () => [...threads.values()].some((isUp) => isUp) };
  return {
    ready,
    take: (rows) => (threads.size > 0 ? shiftIfRoom(hands, rows) : null),
    end: () => threads.forEach((_, thread) => thread.end()),
  };
}

/** Null where there is no memory for a copy of the rows. */
function shiftIfRoom(hands: Hands, rows: Rows): Shift | null {
  try {
    return newShift(hands, rows);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Hands over an order; one that holds what cannot be sent is left to the thread that asked. */
function post(thread: Thread, order: Order, refusedBy: (thread: Thread) => void): void {
  try {
    thread.post(order);
  } catch {
    refusedBy(thread);
  }
}
