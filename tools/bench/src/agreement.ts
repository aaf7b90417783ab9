import type { Agreement } from './contenders.ts';
import type { Answer } from './protocol.ts';

/** What is wrong with `theirs` beside `ours`, or undefined where they agree as far as they can. */
export function disagreement(
  ours: Answer,
  theirs: Answer,
  { tolerance, anIteration, why }: Agreement,
): string | undefined {
  if (!Number.isFinite(theirs.objective)) return `objective ${theirs.objective}`;
  if (tolerance === null) return undefined;
  const difference = relativeDifference(ours.objective, theirs.objective);
  if (!(difference <= tolerance)) return `objective ${theirs.objective} against ${ours.objective}`;
  const sameWork = !anIteration && !why;
  return sameWork && ours.iterations !== theirs.iterations
    ? `${theirs.iterations} iterations against ${ours.iterations}`
    : undefined;
}

export function relativeDifference(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}
