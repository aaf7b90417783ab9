import { type Hire, type StartThread, newCrew } from '@mixwell/core';
import { isKnown } from '../known.ts';
import { residenceOf } from '../wasm/machine-at.ts';
import { startThread } from './thread.ts';

/**
 * Starts a crew of `workers` threads, at most 64: give it to several fits, `fitAsync(x, { workers: crew })`, and end it, or leave
 * that to `await using crew = hire(4)`.
 *
 * They share memory where that is allowed, and are sent what they need where it is not, as in a page that is not cross-origin
 * isolated. Undefined where there are no threads, as in Node before 20.16. Threads do not keep a process from ending, except while
 * they work.
 */
export const hire: Hire = hireFrom(startThread);

/** `hire` of threads that are started in another way. */
export function hireFrom(start: StartThread): Hire {
  return (workers) => newCrew({ start, isKnown, lodging: residenceOf }, workers);
}
