import {
  type Rule,
  type Rules,
  type Seed,
  defineEstimator,
  either,
  oneOf,
  realNumber,
  refused,
  seedRule,
  wholeNumber,
} from '@mixwell/core';
import { hire, house } from '@mixwell/kernels';
import type { Algorithm } from './assign.ts';
import { hartiganWong } from './hartigan-wong.ts';
import { hireFitPool } from './hire-fit-pool.ts';
import { type KmeansInit, initRule, refuseOtherCount } from './init.ts';
import { type LloydParams, kmeansLloyd } from './kmeans-lloyd.ts';
import type { LloydResult } from './lloyd.ts';
import { type KmeansModel, modelOfLloyd } from './model.ts';

export interface KmeansOptions {
  /** Number of clusters, at least 1. */
  clusters: number;
  /** Where the centers start: greedy k-means++, k-means||, random rows, given centers (clusters x features), or those of a model. Default 'k-means++'. */
  init?: KmeansInit;
  /** Most iterations, at least 1. Default 300. */
  maxIterations?: number;
  /** Settled when the centers' squared movement is at most this times the mean feature variance. Default 1e-4. */
  tolerance?: number;
  /** How nearest centers are looked for: all rows and centers, less by bounds, or whichever seems faster. No bit of the result depends on it. Default 'auto'. */
  algorithm?: Algorithm;
  /** What comes after Lloyd's iterations: nothing, or moves of single rows until none lowers the inertia. Default false. */
  refine?: false | 'hartigan-wong';
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
}

interface KmeansParams extends LloydParams {
  readonly refine: false | 'hartigan-wong';
}

const no: Rule<false> = {
  doc: '',
  type: 'false',
  expected: 'false',
  read: (value) => (value === false ? value : refused),
  bad: [true, 0, null],
};

export const kmeansRules: Rules<KmeansOptions> = {
  clusters: wholeNumber({ min: 1, doc: 'Number of clusters.' }),
  init: initRule,
  maxIterations: wholeNumber({ min: 1, default: 300, doc: 'Most iterations.' }),
  tolerance: realNumber({
    min: 0,
    default: 1e-4,
    doc: 'Settled when the centers’ squared movement is at most this times the mean feature variance; 0 waits until no label changes.',
  }),
  algorithm: oneOf(['auto', 'lloyd', 'hamerly', 'elkan'], {
    default: 'auto',
    doc: 'How nearest centers are looked for: over all of them, or fewer by bounds. No bit of the result depends on it.',
  }),
  refine: either<KmeansParams['refine']>([no, oneOf(['hartigan-wong'], { doc: '' })], {
    default: false,
    doc: 'What follows Lloyd’s iterations: nothing, or moves of single rows until none of them lowers the inertia.',
  }),
  seed: seedRule(),
};

/**
 * k-means clustering: the partition of the rows that makes the sum of squared distances to cluster means small.
 *
 * `fit` finds a local optimum; try several seeds with `bestOf` of @mixwell/restarts. Sample weights count as repeated rows.
 *
 * @throws MixwellError `invalid-param` for an unacceptable option; `invalid-input` from `fit` where there are fewer rows than clusters.
 */
export const kmeans = defineEstimator<KmeansOptions, KmeansModel, KmeansParams>({
  name: 'kmeans',
  rules: kmeansRules,
  check: (params) => refuseOtherCount('kmeans', params),
  hire,
  hireFitPool,
  house,
  *fit(params, about) {
    const identity = { name: 'kmeans', params: Object.freeze({ ...params }), columns: about.columns };
    const toModel = (result: LloydResult): KmeansModel => modelOfLloyd(identity, about, result);
    const settled = yield* kmeansLloyd('kmeans', params, about, toModel);
    const isRefined = params.refine === 'hartigan-wong' && settled.stop === 'tolerance';
    return toModel(isRefined ? yield* hartiganWong(settled, params.maxIterations, toModel) : settled);
  },
});
