import type { Done } from './piecework.ts';

/** What a thread says: that it has started, what it found, or that it has no more to do for the order of this number. */
export type ThreadWord = 'ready' | Done | number;

/** A thread of a crew. */
export interface Thread {
  /** Sends a message, which takes the memory in `transfer` with it. */
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  /** Whether the process must not end before it has answered. It is held from its start. */
  hold(isHeld: boolean): void;
  end(): void;
}

/** Who listens to a thread. */
export interface Listener<Word = ThreadWord> {
  said(word: Word): void;
  /** It has ended, or never started; perhaps said more than once. */
  lost(): void;
}

/** Starts a thread; null where none can be. */
export type StartThread<Word = ThreadWord> = (listener: Listener<Word>) => Thread | null;
