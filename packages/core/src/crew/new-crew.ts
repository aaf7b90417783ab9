import type { SweepRequest } from '../fit.ts';
import type { Rows } from '../runner/blocks.ts';
import type { Crew } from '../runner/crew.ts';
import type { Lodging } from './ground.ts';
import { ifRoom } from './if-room.ts';
import { MOST_PIECES } from './pieces.ts';
import { sentWork } from './sent-work.ts';
import { sharedWork } from './shared-work.ts';
import { newShift } from './shift.ts';
import { newTeam } from './team.ts';
import type { StartThread } from './thread.ts';

/** What a crew is made of. */
export interface CrewParts {
  /** Starts one of its threads, in which `threadSide` has to hear each message. */
  readonly start: StartThread;
  /** Whether threads know this kernel by its name. */
  isKnown(kernel: SweepRequest['kernel']): boolean;
  /** The memory of the kernels that this is the buffer of. */
  lodging(buffer: ArrayBufferLike): Lodging | undefined;
}

/** A crew of `workers` threads, at most 64; undefined where none can be started. */
export function newCrew({ start, isKnown, lodging }: CrewParts, workers: number): Crew | undefined {
  const team = newTeam(start, Math.min(workers, MOST_PIECES));
  const size = team.threads().length;
  if (size === 0) return undefined;
  const canShare = typeof SharedArrayBuffer !== 'undefined';
  const workOver = (rows: Rows) => {
    if (!canShare) return sentWork(team, rows);
    return sharedWork(team, rows, lodging(rows.matrix.data.buffer));
  };
  const end = (): void => team.end();
  const crew = {
    ready: team.ready,
    size,
    take(rows: Rows) {
      const work = team.threads().length > 0 ? ifRoom(() => workOver(rows)) : undefined;
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
