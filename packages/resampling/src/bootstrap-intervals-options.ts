import { type Rules, type Seed, refused, seedRule, wholeNumber } from '@mixwell/core';
import { abortRule, callbackRule, workersRule } from '@mixwell/restarts';

export interface BootstrapIntervalsOptions {
  /** How many sets of rows to draw from the model, at least 20. Default 200. */
  replicates?: number;
  /** The share of replicates between the ends of an interval, above 0 and below 1. Default 0.95. */
  level?: number;
  /** Where the draws come from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
  /** Called after each set of rows; returning false draws no more. */
  onReplicate?(done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted`. */
  signal?: AbortSignal;
}

export interface BootstrapIntervalsAsyncOptions extends BootstrapIntervalsOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

export const bootstrapIntervalsRules: Rules<BootstrapIntervalsOptions> = {
  replicates: wholeNumber({ min: 20, default: 200, doc: 'How many sets of rows to draw from the model.' }),
  level: {
    doc: 'The share of replicates between the ends of an interval, above 0 and below 1.',
    type: 'number',
    expected: 'a number above 0 and below 1',
    default: 0.95,
    read: (value) => (typeof value === 'number' && value > 0 && value < 1 ? value : refused),
    bad: [0, 1, 95, NaN, null, '0.95'],
  },
  seed: seedRule('Where the draws come from; 1 and "1" are the same.'),
  onReplicate: callbackRule({
    type: '(done, total) => boolean | void',
    doc: 'Called after each set of rows; returning false draws no more.',
  }),
  signal: abortRule,
};

export const bootstrapIntervalsAsyncRules: Rules<BootstrapIntervalsAsyncOptions> = {
  ...bootstrapIntervalsRules,
  workers: workersRule,
};
