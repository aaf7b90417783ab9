import { type Rules, type Seed, refused, wholeNumber } from '@mixwell/core';
import { abortRule, callbackRule, startsRule, startsSeedRule, workersRule } from '@mixwell/restarts';

export interface StabilityOptions {
  /** How many pairs of samples to draw, at least 1. Default 25. */
  pairs?: number;
  /** The share of the rows in each sample, above 0.5 and below 1. Default 0.8. */
  share?: number;
  /** How many starts to make of each fit. Default 3. */
  starts?: number;
  /** What samples and starts fork from; 1 and '1' are the same. Default: the seed of the recipe. */
  seed?: Seed;
  /** Called after each pair of samples; returning false draws no more. */
  onPair?(agreement: number, done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted` that has the agreements so far in `details.pairs`. */
  signal?: AbortSignal;
}

export interface StabilityAsyncOptions extends StabilityOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

export const stabilityRules: Rules<StabilityOptions> = {
  pairs: wholeNumber({ min: 1, default: 25, doc: 'How many pairs of samples to draw.' }),
  share: {
    doc: 'The share of the rows in each sample, above 0.5, so that two samples have rows in common, and below 1.',
    type: 'number',
    expected: 'a number above 0.5 and below 1',
    default: 0.8,
    read: (value) => (typeof value === 'number' && value > 0.5 && value < 1 ? value : refused),
    bad: [0.5, 1, NaN, null, '0.8'],
  },
  starts: startsRule({ default: 3 }),
  seed: startsSeedRule,
  onPair: callbackRule({
    type: '(agreement, done, total) => boolean | void',
    doc: 'Called after each pair of samples; returning false draws no more.',
  }),
  signal: abortRule,
};

export const stabilityAsyncRules: Rules<StabilityAsyncOptions> = { ...stabilityRules, workers: workersRule };
