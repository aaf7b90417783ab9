import { type Rules, type Seed, sampleWeightsRule, wholeNumber } from '@mixwell/core';
import { abortRule, callbackRule, startsRule, startsSeedRule, workersRule } from '@mixwell/restarts';
import type { Fold } from './cross-validation.ts';

export interface CrossValidateOptions {
  /** How many parts the rows are dealt into, at least 2. Default 10. */
  folds?: number;
  /** How many starts to make in each fold. Default 1. */
  starts?: number;
  /** What folds and starts are drawn from; 1 and '1' are the same. Default: the seed of the recipe. */
  seed?: Seed;
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
  /** Called after each fold; returning false stops with the folds so far. */
  onFold?(fold: Fold, done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted` that has the finished folds in `details.folds`. */
  signal?: AbortSignal;
}

export interface CrossValidateAsyncOptions extends CrossValidateOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

export const crossValidateRules: Rules<CrossValidateOptions> = {
  folds: wholeNumber({ min: 2, default: 10, doc: 'How many parts the rows are dealt into.' }),
  starts: startsRule({ default: 1 }),
  seed: startsSeedRule,
  sampleWeights: sampleWeightsRule,
  onFold: callbackRule({
    type: '(fold, done, total) => boolean | void',
    doc: 'Called after each fold; returning false stops with the folds so far.',
  }),
  signal: abortRule,
};

export const crossValidateAsyncRules: Rules<CrossValidateAsyncOptions> = {
  ...crossValidateRules,
  workers: workersRule,
};
