import {
  type Fit,
  type Matrix,
  MixwellError,
  type RowsAbout,
  type Rules,
  type StopReason,
  defineEstimator,
  iteration,
  plural,
  rowArray,
  sweep,
  takeRows,
  wholeNumber,
} from '@mixwell/core';
import { columnSpread, hire, nearestCenter, rowWeights } from '@mixwell/kernels';
import type { LloydResult } from '../lloyd.ts';
import { type KmeansModel, modelOfLloyd } from '../model.ts';
import { refuseTooFewRows } from '../refuse-too-few-rows.ts';
import { type Layer, beginnings, firstLayer, nextLayer } from './best-splits.ts';
import { type IntervalCost, intervalCost } from './interval-cost.ts';
import { weightedValues } from './weighted-values.ts';

export interface Kmeans1dOptions {
  /** Number of clusters, at least 1. */
  clusters: number;
}

export const kmeans1dRules: Rules<Kmeans1dOptions> = {
  clusters: wholeNumber({ min: 1, doc: 'Number of clusters.' }),
};

/**
 * The best k-means clustering of one column there is, found by dynamic programming [1]; no start, no seed.
 *
 * Iteration m knows the optimum of m clusters, so `report.history` holds the least inertia of 1, 2, ... clusters, and a fit that is
 * stopped early gives the optimum of fewer clusters. Centers are in ascending order.
 *
 * @throws MixwellError `shape-mismatch` from `fit` where there is more than one column; `invalid-input` where there are fewer rows
 *   than clusters, or squares overflow; `invalid-param` for an unacceptable option.
 *
 * Cost: O(rows * log(rows) * clusters) time, and 4 bytes a row and cluster.
 *
 * [1] H. Wang, M. Song, Ckmeans.1d.dp: optimal k-means clustering in one dimension by dynamic programming, The R Journal 3 (2011).
 */
export const kmeans1d = defineEstimator<Kmeans1dOptions, KmeansModel>({
  name: 'kmeans1d',
  rules: kmeans1dRules,
  hire,
  *fit(params, about) {
    const identity = { name: 'kmeans1d', params: Object.freeze({ ...params }), columns: about.columns };
    return modelOfLloyd(
      identity,
      about,
      yield* exact(params.clusters, about, (result) => modelOfLloyd(identity, about, result)),
    );
  },
});

function* exact(clusters: number, about: RowsAbout, finish: (result: LloydResult) => unknown): Fit<LloydResult> {
  refuseMoreColumns(about);
  refuseTooFewRows('kmeans1d', clusters, about);
  yield* columnSpread('kmeans1d', about);
  const weights = yield* rowArray('float64');
  yield* sweep(rowWeights, null, { weights });
  const { data } = yield* takeRows(Array.from(weights.keys()));
  const line = weightedValues(data, weights);
  const costs = intervalCost(line);
  const distinct = line.values.length;
  const layers: Layer[] = [];
  const history: number[] = [];
  let stop: StopReason = 'tolerance';
  while (history.length < clusters && stop === 'tolerance') {
    if (layers.length === 0) layers.push(firstLayer(distinct, costs));
    else if (layers.length < distinct) layers.push(nextLayer(layers[layers.length - 1], layers.length, costs));
    const length = history.push(layers[layers.length - 1].inertia[distinct - 1]);
    const moment = { layers: layers.slice(), history: history.slice() };
    const verdict = yield* iteration({
      iteration: length,
      objective: history[length - 1],
      change: length > 1 ? history[length - 1] - history[length - 2] : 0,
      finish: (reason) => resultLater(moment, costs, reason, finish),
    });
    if (verdict === 'stopped-by-caller') stop = verdict;
  }
  return yield* resultOf({ layers, history }, costs, stop);
}

interface Moment {
  readonly layers: readonly Layer[];
  readonly history: readonly number[];
}

function* resultLater(
  moment: Moment,
  costs: IntervalCost,
  stop: StopReason,
  finish: (result: LloydResult) => unknown,
): Fit<unknown> {
  return finish(yield* resultOf(moment, costs, stop));
}

/** An optimum has no row as near to a second center, so each row's nearest center is that of its run. */
function* resultOf({ layers, history }: Moment, costs: IntervalCost, stop: StopReason): Fit<LloydResult> {
  const centers = centersOf(layers, history.length, costs);
  const labels = yield* rowArray('int32');
  const { weight } = yield* sweep(nearestCenter, { centers }, { labels });
  return { centers, labels, weight, history, stop };
}

/** The means of the runs; where there are fewer values than clusters, the last repeated. */
function centersOf(layers: readonly Layer[], clusters: number, { mean }: IntervalCost): Matrix {
  const begins = beginnings(layers);
  const end = layers[0].begin.length;
  const means = begins.map((begin, m) => mean(begin, (begins[m + 1] ?? end) - 1));
  const data = Float64Array.from({ length: clusters }, (_, k) => means[Math.min(k, means.length - 1)]);
  return { data, rows: clusters, cols: 1 };
}

function refuseMoreColumns({ cols, columns }: RowsAbout): void {
  if (cols === 1) return;
  throw new MixwellError(
    'shape-mismatch',
    `kmeans1d: expected 1 column; got ${plural(cols, 'column')} (${columns.join(', ')}).`,
    { expected: 1, got: cols },
  );
}
