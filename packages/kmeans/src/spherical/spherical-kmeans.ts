import {
  type Fit,
  type Matrix,
  MixwellError,
  type RowsAbout,
  type Rules,
  type Seed,
  defineEstimator,
  fitReport,
  isMatrix,
  realNumber,
  seedRule,
  wholeNumber,
} from '@mixwell/core';
import { columnSpread, hire } from '@mixwell/kernels';
import { type Init, type KmeansInit, initRule, refuseOtherCount, startCenters } from '../init.ts';
import type { LloydResult } from '../lloyd.ts';
import { refuseTooFewRows } from '../refuse-too-few-rows.ts';
import { warningsOf } from '../warnings.ts';
import { type SphericalKmeansModel, refuseZeroRows, sphericalModel } from './model.ts';
import { onUnitRows, unitMatrix } from './on-unit-rows.ts';
import { sphericalLloyd } from './spherical-lloyd.ts';
import { hireFitPool } from '../hire-fit-pool.ts';

export interface SphericalKmeansOptions {
  /** Number of clusters, at least 1. */
  clusters: number;
  /** Where the centers start: greedy k-means++, k-means||, random rows, given directions (clusters x features), or those of a model. Default 'k-means++'. */
  init?: KmeansInit;
  /** Most iterations, at least 1. Default 300. */
  maxIterations?: number;
  /** Settled when the centers' squared movement is at most this times the mean feature variance of the rows as directions. Default 1e-4. */
  tolerance?: number;
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
}

interface Params {
  readonly clusters: number;
  readonly init: Init;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly seed: Seed;
}

export const sphericalKmeansRules: Rules<SphericalKmeansOptions> = {
  clusters: wholeNumber({ min: 1, doc: 'Number of clusters.' }),
  init: initRule,
  maxIterations: wholeNumber({ min: 1, default: 300, doc: 'Most iterations.' }),
  tolerance: realNumber({
    min: 0,
    default: 1e-4,
    doc: 'Settled when the centers’ squared movement is at most this times the mean feature variance of the rows as directions.',
  }),
  seed: seedRule(),
};

/**
 * k-means of directions [1]: clusters that make the sum of 1 - cosine of rows and their centers small, as for texts and their words.
 *
 * Rows are divided by their length on the way, and stay as they are in memory; centers have length 1. `report.objectiveName` is
 * 'cosineDistance'. Seeding is that of `kmeans`, on the directions.
 *
 * @throws MixwellError `invalid-param` for an unacceptable option; `invalid-input` from `fit` for a row of zeros, naming it, and
 *   where there are fewer rows than clusters.
 *
 * Cost: O(rows * clusters * cols) an iteration; memory two numbers a row.
 *
 * [1] I. S. Dhillon, D. S. Modha, Concept decompositions for large sparse text data using clustering, Machine Learning 42 (2001).
 */
export const sphericalKmeans = defineEstimator<SphericalKmeansOptions, SphericalKmeansModel, Params>({
  name: 'sphericalKmeans',
  rules: sphericalKmeansRules,
  check(params) {
    refuseOtherCount('sphericalKmeans', params);
    if (isMatrix(params.init)) refuseZeroStart(params.init);
  },
  hire,
  hireFitPool,
  *fit(params, about) {
    refuseTooFewRows('sphericalKmeans', params.clusters, about);
    yield* refuseZeroRows('sphericalKmeans');
    const identity = { name: 'sphericalKmeans', params: Object.freeze({ ...params }), columns: about.columns };
    const finish = (result: LloydResult): SphericalKmeansModel => {
      const { history, stop } = result;
      const warnings = warningsOf(result);
      const report = fitReport(about, { objectiveName: 'cosineDistance', better: 'smaller', history, stop, warnings });
      return sphericalModel(identity, report, result.centers, result.labels);
    };
    return finish(yield* onUnitRows(directions(params, about, finish)));
  },
});

/** The fit over rows of length 1. */
function* directions(params: Params, about: RowsAbout, finish: (result: LloydResult) => unknown): Fit<LloydResult> {
  const { variance } = yield* columnSpread('sphericalKmeans', about);
  const meanVariance = variance.reduce((sum, value) => sum + value, 0) / about.cols;
  const start = unitMatrix(yield* startCenters('sphericalKmeans', params, about));
  return yield* sphericalLloyd(
    start,
    { maxIterations: params.maxIterations, settled: params.tolerance * meanVariance },
    finish,
  );
}

function refuseZeroStart({ data, rows, cols }: Matrix): void {
  for (let k = 0; k < rows; k++) {
    if (data.subarray(k * cols, (k + 1) * cols).some((value) => value !== 0)) continue;
    throw new MixwellError(
      'invalid-param',
      `sphericalKmeans: row ${k} of "init" has only zeros, so it has no direction.`,
      {
        option: 'init',
        row: k,
      },
    );
  }
}
