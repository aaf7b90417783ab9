import { MixwellError, plural } from '@mixwell/core';
import type { StartReport } from './start-report.ts';

/** The error of a study in which no start gave an acceptable model. */
export function noModel(
  owner: string,
  name: string,
  starts: readonly StartReport[],
  failures: readonly MixwellError[],
): MixwellError {
  const spurious = starts.length - failures.length;
  if (spurious === 0) {
    const all = starts.length === 1 ? 'the only start' : `all ${starts.length} starts`;
    return new MixwellError(
      'degenerate',
      `${owner}: ${all} of ${name} failed; the first: ${failures[0].message}`,
      { starts },
      { cause: failures[0] },
    );
  }
  const others = failures.length > 0 ? `, and the others failed` : '';
  return new MixwellError(
    'degenerate',
    `${owner}: ${spurious} of ${plural(starts.length, 'start')} of ${name} ended in a spurious model, with a component that follows a few rows` +
      `${others}. Ask for fewer components or more starts, or for such a model with "allowSpurious: true".`,
    { starts },
  );
}
