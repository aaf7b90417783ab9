import { MixwellError } from '@mixwell/core';

/** The error of work that was aborted after `done`; the model is asked for when `details.model` is first read. */
export function abortedError(owner: string, done: string, model: () => unknown, inner: MixwellError): MixwellError {
  const details = {
    get model(): unknown {
      return model();
    },
  };
  return new MixwellError('aborted', `${owner}: aborted after ${done}.`, details, { cause: inner.cause });
}
