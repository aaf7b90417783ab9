import {
  type Fit,
  type RandomStream,
  type RowsAbout,
  type StopReason,
  defineEstimator,
  fitReport,
  iteration,
  randomStream,
  rowArray,
  sweep,
  takeRows,
} from '@mixwell/core';
import { columnSpread, hire, nearestCenter, rowWeights } from '@mixwell/kernels';
import { refuseOtherCount, startCenters } from '../init.ts';
import type { Identity } from '../model.ts';
import { refuseTooFewRows } from '../refuse-too-few-rows.ts';
import { warningsOf } from '../warnings.ts';
import { type BatchState, batchStep } from './batch-step.ts';
import { type MiniBatchKmeansModel, miniBatchModel } from './model.ts';
import { type MiniBatchKmeansOptions, type MiniBatchKmeansParams, miniBatchKmeansRules } from './options.ts';
import { hireFitPool } from '../hire-fit-pool.ts';

/**
 * k-means by small batches of rows drawn at random [1]: near the inertia of `kmeans` for a small part of its time on many rows, and
 * able to go on with `partialFit` where rows keep coming.
 *
 * Settled when the exponentially smoothed inertia of the batches has had no new least for `patience` batches; smoothing forgets about as
 * fast as batches pass through the rows. `report.history` holds the inertia of all rows as each batch estimates it; its last entry is exact.
 *
 * @throws MixwellError `invalid-param` for an unacceptable option; `invalid-input` from `fit` where there are fewer rows than clusters.
 *
 * Cost: O(batchSize * clusters * cols) an iteration; two passes over the rows before and one after, and those of `init`.
 *
 * [1] D. Sculley, Web-scale k-means clustering, WWW 2010.
 */
export const miniBatchKmeans = defineEstimator<MiniBatchKmeansOptions, MiniBatchKmeansModel, MiniBatchKmeansParams>({
  name: 'miniBatchKmeans',
  rules: miniBatchKmeansRules,
  check: (params) => refuseOtherCount('miniBatchKmeans', params),
  hire,
  hireFitPool,
  *fit(params, about) {
    refuseTooFewRows('miniBatchKmeans', params.clusters, about);
    yield* columnSpread('miniBatchKmeans', about);
    const identity = { name: 'miniBatchKmeans', params: Object.freeze({ ...params }), columns: about.columns };
    const draw = yield* drawer();
    const isSettled = settling(params, about);
    const history: number[] = [];
    let stop: StopReason = 'max-iterations';
    let state: BatchState = {
      centers: yield* startCenters('miniBatchKmeans', params, about),
      counts: new Float64Array(params.clusters),
      batches: 0,
    };
    while (stop === 'max-iterations' && history.length < params.maxIterations) {
      const indices = draw(params.batchSize, randomStream(params.seed, `batch/${state.batches + 1}`));
      const step = batchStep(state, { matrix: yield* takeRows(indices), weights: null }, params);
      state = step.state;
      const mean = step.inertia / params.batchSize;
      const length = history.push(mean * about.totalWeight);
      const moment = { state, history, length };
      const verdict = yield* iteration({
        iteration: length,
        objective: history[length - 1],
        change: length > 1 ? history[length - 1] - history[length - 2] : 0,
        finish: (reason) => modelAt(moment, identity, about, reason),
      });
      if (verdict === 'stopped-by-caller') stop = verdict;
      else if (isSettled(mean)) stop = 'tolerance';
    }
    return yield* modelAt({ state, history, length: history.length }, identity, about, stop);
  },
});

/** Draws rows with replacement, with probability proportional to their weights. */
function* drawer(): Fit<(count: number, random: RandomStream) => number[]> {
  const sums = yield* rowArray('float64');
  yield* sweep(rowWeights, null, { weights: sums });
  for (let i = 1; i < sums.length; i++) sums[i] += sums[i - 1];
  const total = sums[sums.length - 1];
  return (count, random) => Array.from({ length: count }, () => firstAbove(sums, random() * total));
}

/** The index of the first of the ascending `sums` that is above `value`. */
function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Hears the mean inertia of each batch, and says when it no longer falls. */
function settling(
  { batchSize, patience }: MiniBatchKmeansParams,
  { totalWeight }: RowsAbout,
): (mean: number) => boolean {
  const share = Math.min(1, (2 * batchSize) / (totalWeight + 1));
  let smooth: number | undefined;
  let least = Infinity;
  let since = 0;
  return (mean) => {
    smooth = smooth === undefined ? mean : smooth + share * (mean - smooth);
    since = smooth < least ? 0 : since + 1;
    least = Math.min(least, smooth);
    return since >= patience;
  };
}

interface Moment {
  readonly state: BatchState;
  readonly history: readonly number[];
  readonly length: number;
}

/** The model of a moment: one sweep labels all rows and gives their inertia, which takes the place of the last estimate. */
function* modelAt(
  { state, history, length }: Moment,
  identity: Identity,
  about: RowsAbout,
  stop: StopReason,
): Fit<MiniBatchKmeansModel> {
  const { centers } = state;
  const labels = yield* rowArray('int32');
  const { weight, inertia } = yield* sweep(nearestCenter, { centers }, { labels });
  const exact = [...history.slice(0, length - 1), inertia[0]];
  const warnings = warningsOf({ centers, labels, weight, history: exact, stop });
  const report = fitReport(about, { objectiveName: 'inertia', better: 'smaller', history: exact, stop, warnings });
  return miniBatchModel(identity, report, state, labels);
}
