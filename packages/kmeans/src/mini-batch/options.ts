import { type Rules, type Seed, realNumber, seedRule, wholeNumber } from '@mixwell/core';
import { type Init, type KmeansInit, initRule } from '../init.ts';

export interface MiniBatchKmeansOptions {
  /** Number of clusters, at least 1. */
  clusters: number;
  /** Where the centers start: greedy k-means++, k-means||, random rows, given centers (clusters x features), or those of a model. Default 'k-means++'. */
  init?: KmeansInit;
  /** Rows drawn for each iteration, at least 1. Default 1024. */
  batchSize?: number;
  /** Most batches, at least 1. Default 1000. */
  maxIterations?: number;
  /** Batches without a new least of the smoothed inertia after which it has settled, at least 1. Default 10. */
  patience?: number;
  /** A center that has seen less than this share of the rows of the busiest is put elsewhere; 0 leaves all. Default 0.01. */
  reassignment?: number;
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
}

export interface MiniBatchKmeansParams {
  readonly clusters: number;
  readonly init: Init;
  readonly batchSize: number;
  readonly maxIterations: number;
  readonly patience: number;
  readonly reassignment: number;
  readonly seed: Seed;
}

export const miniBatchKmeansRules: Rules<MiniBatchKmeansOptions> = {
  clusters: wholeNumber({ min: 1, doc: 'Number of clusters.' }),
  init: initRule,
  batchSize: wholeNumber({
    min: 1,
    default: 1024,
    doc: 'Rows drawn for each iteration, in proportion to their weights.',
  }),
  maxIterations: wholeNumber({ min: 1, default: 1000, doc: 'Most batches.' }),
  patience: wholeNumber({
    min: 1,
    default: 10,
    doc: 'Settled when the smoothed inertia of the batches has had no new least for so many of them.',
  }),
  reassignment: realNumber({
    min: 0,
    default: 0.01,
    doc: 'A center that has seen less than this share of the rows of the busiest moves to a far row of the batch; 0 leaves all.',
  }),
  seed: seedRule(),
};
