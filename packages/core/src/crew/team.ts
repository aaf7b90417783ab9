import type { Done } from './piecework.ts';
import type { StartThread, Thread, ThreadWord } from './thread.ts';

/** Threads that carry out orders together. */
export interface Team {
  /** Fulfilled when every thread has started, or ended. */
  readonly ready: Promise<void>;
  /** Fulfilled when every thread has ended. */
  readonly ended: Promise<void>;
  /** Those that have not ended. */
  threads(): readonly Thread[];
  /** How many of them have started. */
  started(): number;
  /** A number that no other shift of the team has. */
  newShift(): number;
  /** Fulfilled when every thread has done with its order, or has ended; or sooner, when the errand is done. */
  carryOut(errand: Errand): Promise<void>;
  end(): void;
}

/** One sweep, as a team carries it out. */
export interface Errand {
  /** What a thread is told, if it has a part in this. */
  orderFor(thread: Thread, id: number): { readonly message: object; readonly transfer?: ArrayBuffer[] } | undefined;
  /** Whether nothing is left to wait for, though threads have not done. */
  isDone?(): boolean;
  /** Hears of a piece that a thread sends back. */
  hear?(done: Done, thread: Thread): void;
}

interface Waiting {
  /** The thread has done with the order, or cannot carry it out. */
  doneBy(thread: Thread): void;
  hear(done: Done, thread: Thread): void;
}

/** Starts `count` threads; perhaps none can be. */
export function newTeam(start: StartThread, count: number): Team {
  /** Those that have not ended, and whether they have started. */
  const threads = new Map<Thread, boolean>();
  const waiting = new Map<number, Waiting>();
  let orders = 0;
  let shifts = 0;
  const [ready, settleReady] = settled();
  const [ended, settleEnded] = settled();

  const started = (): number => [...threads.values()].filter((isUp) => isUp).length;
  const settle = (): void => {
    if (started() === threads.size) settleReady();
    if (threads.size === 0) settleEnded();
  };
  const hold = (): void => threads.forEach((isUp, thread) => thread.hold(!isUp || waiting.size > 0));
  const hear = (word: ThreadWord, thread: Thread): void => {
    if (typeof word === 'number') waiting.get(word)?.doneBy(thread);
    else if (word !== 'ready') waiting.get(word.order)?.hear(word, thread);
    else if (threads.has(thread)) {
      threads.set(thread, true);
      hold();
    }
    settle();
  };
  const lose = (thread: Thread): void => {
    if (!threads.delete(thread)) return;
    for (const { doneBy } of [...waiting.values()]) doneBy(thread);
    settle();
  };
  const carryOut = ({ orderFor, isDone, hear = () => {} }: Errand): Promise<void> =>
    new Promise((resolve) => {
      const id = orders++;
      const busy = new Set(threads.keys());
      const doneBy = (thread: Thread): void => {
        busy.delete(thread);
        if (busy.size > 0 && !isDone?.()) return;
        waiting.delete(id);
        hold();
        resolve();
      };
      waiting.set(id, { doneBy, hear });
      hold();
      for (const thread of [...busy]) {
        const order = orderFor(thread, id);
        if (!order || !post(thread, order.message, order.transfer)) doneBy(thread);
      }
    });

  for (let i = 0; i < count; i++) {
    const thread: Thread | null = start({
      said: (word) => hear(word, thread as Thread),
      lost: () => lose(thread as Thread),
    });
    if (thread) threads.set(thread, false);
  }
  return {
    ready,
    ended,
    threads: () => [...threads.keys()],
    started,
    newShift: () => shifts++,
    carryOut,
    end: () => threads.forEach((_, thread) => thread.end()),
  };
}

/** Whether the message could be sent; an order may hold what cannot. */
function post(thread: Thread, message: object, transfer?: ArrayBuffer[]): boolean {
  try {
    thread.post(message, transfer);
    return true;
  } catch {
    return false;
  }
}

function settled(): [Promise<void>, () => void] {
  let settle = (): void => {};
  return [new Promise((resolve) => (settle = resolve)), () => settle()];
}
