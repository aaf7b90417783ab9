import type { Crew, Hire, Rows } from '@mixwell/core';
import { ifRoom } from './if-room.ts';
import { MOST_PIECES } from './pieces.ts';
import { sentWork } from './sent-work.ts';
import { sharedWork } from './shared-work.ts';
import { newShift } from './shift.ts';
import { type Team, newTeam } from './team.ts';
import { type StartThread, startThread } from './thread.ts';

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
  return (workers) => {
    const team = newTeam(start, Math.min(workers, MOST_PIECES));
    return team.threads().length > 0 ? newCrew(team) : undefined;
  };
}

function newCrew(team: Team): Crew {
  const workOver = typeof SharedArrayBuffer === 'undefined' ? sentWork : sharedWork;
  const end = (): void => team.end();
  const crew = {
    ready: team.ready,
    take(rows: Rows) {
      const work = team.threads().length > 0 ? ifRoom(() => workOver(team, rows)) : undefined;
      return work ? newShift(work, rows) : null;
    },
    end,
    ...(Symbol.dispose && { [Symbol.dispose]: end }),
    ...(Symbol.asyncDispose && {
      async [Symbol.asyncDispose]() {
        end();
        await team.ended;
      },
    }),
  };
  return crew;
}
