import type { Result } from './compare.ts';
import { median, medianRatio } from './ratio.ts';
import type { Time } from './time-of.ts';

/** How one contender did beside `own` in work that is only timed: a time a round. */
export function timedResult(contender: string, own: readonly Time[], times: readonly Time[], note?: string): Result {
  return {
    contender,
    wall: median(times.map(({ wall }) => wall)),
    cpu: median(times.map(({ cpu }) => cpu)),
    memory: null,
    iterations: 1,
    objective: NaN,
    wallRatio: medianRatio(counted(own), counted(times), 'wall'),
    cpuRatio: medianRatio(counted(own), counted(times), 'cpu'),
    rounds: times.length,
    ...(note && { note }),
  };
}

function counted(times: readonly Time[]): (Time & { iterations: number })[] {
  return times.map((time) => ({ ...time, iterations: 1 }));
}
