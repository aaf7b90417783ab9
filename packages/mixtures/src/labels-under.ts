import { type Fit, rowArray, sweep } from '@mixwell/core';
import { type Scoring, mixtureLabels } from '@mixwell/kernels';

/** The most probable component of each row. */
export function* labelsUnder(scoring: Scoring): Fit<Int32Array> {
  const labels = yield* rowArray('int32');
  yield* sweep(mixtureLabels, scoring, { labels });
  return labels;
}
