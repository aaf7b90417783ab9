import { type Rules, type Seed, refused, wholeNumber } from '@mixwell/core';
import { abortRule, callbackRule, startsRule, startsSeedRule, workersRule } from '@mixwell/restarts';

export interface BootstrapLikelihoodRatioOptions {
  /** The one size to test against one more. Without it sizes are tested from 1 upward, until one is not rejected. */
  size?: number;
  /** The last size to test when going upward. Default 8. */
  most?: number;
  /** The p-value up to which a size is rejected, 0 to 1. Default 0.05. */
  level?: number;
  /** How many sets of rows to draw from each model, at least 1. Default 99. */
  replicates?: number;
  /** How many starts to make of each fit, beside those grown from the smaller model. Default 3. */
  starts?: number;
  /** What draws and starts fork from; 1 and '1' are the same. Default: the seed of the recipe. */
  seed?: Seed;
  /** Called after each set of rows; returning false ends the test with those so far. */
  onReplicate?(size: number, done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted` that has the finished tests in `details.tests`. */
  signal?: AbortSignal;
}

export interface BootstrapLikelihoodRatioAsyncOptions extends BootstrapLikelihoodRatioOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

export const bootstrapLikelihoodRatioRules: Rules<BootstrapLikelihoodRatioOptions> = {
  size: {
    ...wholeNumber({
      min: 1,
      doc: 'The one size to test against one more. Without it sizes are tested from 1 upward, until one is not rejected.',
    }),
    default: undefined,
  },
  most: wholeNumber({ min: 1, default: 8, doc: 'The last size to test when going upward.' }),
  level: {
    doc: 'The p-value up to which a size is rejected, 0 to 1.',
    type: 'number',
    expected: 'a number from 0 to 1',
    default: 0.05,
    read: (value) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : refused),
    bad: [-0.05, 5, NaN, null, '0.05'],
  },
  replicates: wholeNumber({ min: 1, default: 99, doc: 'How many sets of rows to draw from each model.' }),
  starts: startsRule({ default: 3 }),
  seed: startsSeedRule,
  onReplicate: callbackRule({
    type: '(size, done, total) => boolean | void',
    doc: 'Called after each set of rows; returning false ends the test with those so far.',
  }),
  signal: abortRule,
};

export const bootstrapLikelihoodRatioAsyncRules: Rules<BootstrapLikelihoodRatioAsyncOptions> = {
  ...bootstrapLikelihoodRatioRules,
  workers: workersRule,
};
