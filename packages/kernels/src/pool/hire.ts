import { type CrewParts, type Hire, type StartThread, newCrew, sharedWork } from '@mixwell/core';
import { isKnown } from '../known.ts';
import { residenceOf } from '../wasm/machine-at.ts';
import { sentWork } from './sent-work.ts';
import { startThread } from './thread.ts';

/**
 * Starts a crew of `workers` threads, at most 64: give it to several fits, `fitAsync(x, { workers: crew })`, and end it, or leave
 * that to `await using crew = hire(4)`.
 *
 * They share memory where that is allowed, and are sent what they need where it is not, as in a page that is not cross-origin
 * isolated. Undefined where there are no threads, as in Node before 20.16. Threads do not keep a process from ending, except while
 * they start or work.
 */
export const hire: Hire = hireFrom(startThread);

/** `hire` of threads that are started in another way. */
export function hireFrom(start: StartThread): Hire {
  return (workers) => {
    const isShared = typeof SharedArrayBuffer !== 'undefined';
    const overShared: CrewParts['workOver'] = (team, rows) =>
      sharedWork(team, rows, residenceOf(rows.matrix.data.buffer));
    return newCrew({ start, isKnown, workOver: isShared ? overShared : sentWork }, workers);
  };
}
