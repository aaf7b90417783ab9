import type { SweepRequest } from '../fit.ts';
import type { Rows } from '../runner/blocks.ts';
import type { Crew } from '../runner/crew.ts';
import { ifRoom } from './if-room.ts';
import { MOST_PIECES } from './pieces.ts';
import { newShift } from './shift.ts';
import { type Team, newTeam } from './team.ts';
import type { StartThread } from './thread.ts';
import type { Work } from './work.ts';

/** What a crew is made of. */
export interface CrewParts {
  /** Starts one of its threads, which has to understand what `workOver` has it told. */
  readonly start: StartThread;
  /** Whether threads know this kernel by its name. */
  isKnown(kernel: SweepRequest['kernel']): boolean;
  /** How they work over rows. Throws RangeError where there is no memory for it. */
  workOver(team: Team, rows: Rows): Work;
}

/** A crew of `workers` threads, at most 64; undefined where none can be started. */
export function newCrew({ start, isKnown, workOver }: CrewParts, workers: number): Crew | undefined {
  const team = newTeam(start, Math.min(workers, MOST_PIECES));
  const size = team.threads().length;
  if (size === 0) return undefined;
  const end = (): void => team.end();
  const crew = {
    ready: team.ready,
    size,
    take(rows: Rows) {
      const work = team.threads().length > 0 ? ifRoom(() => workOver(team, rows)) : undefined;
      return work ? newShift(work, rows, isKnown) : null;
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
