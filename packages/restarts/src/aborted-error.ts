import { MixwellError } from '@mixwell/core';

/** The error of work that was aborted after `done`, with the reason that the `inner` fit was given. */
export function abortedError(
  owner: string,
  done: string,
  inner: MixwellError,
  details: Record<string, unknown>,
): MixwellError {
  return new MixwellError('aborted', `${owner}: aborted after ${done}.`, details, { cause: inner.cause });
}
