import { type Fit, type Rows, converse, takeRows } from '@mixwell/core';

/** The result of `fit` over a sample in one memory; it gives way wherever a fit over the rows themselves would. */
export function* overSample<T>(fit: Fit<T>, sample: Rows): Fit<T> {
  const talk = converse(fit, sample);
  try {
    for (;;) {
      const { done, value } = talk.next();
      if (done) return value;
      yield* takeRows([]);
    }
  } finally {
    talk.return(undefined as T);
  }
}
