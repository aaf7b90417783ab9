import { type Arithmetic, type Rules, type Seed, arithmeticRule, flag, sampleWeightsRule } from '@mixwell/core';
import { abortRule, callbackRule, startsRule, startsSeedRule, workersRule } from './rules.ts';
import type { StartReport } from './start-report.ts';

export interface BestOfOptions {
  /** How many starts to make, at least 1. */
  starts: number;
  /** What the seeds of the starts fork from; 1 and '1' are the same. Default: the seed of the recipe. */
  seed?: Seed;
  /** Called after each start; returning false makes no more of them. */
  onStart?(report: StartReport, done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted` that has the best model so far in `details.model`. */
  signal?: AbortSignal;
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
  /** How the sums of the fits are computed, as their option of that name tells. Default 'strict'. */
  arithmetic?: Arithmetic;
  /** Whether a model with the warning `spurious` may be the best. Default false. */
  allowSpurious?: boolean;
  /**
   * Whether to stop a start when its objective is heading for less than the best so far. Default false: a start that is stopped
   * early agrees with nothing, so agreement falls, and one that slows down before it rises again is lost.
   */
  abandon?: boolean;
  /**
   * Whether to cross starts that ended in different optima: to start again from clusters of two of their models, as often as there
   * are starts. Default true.
   */
  cross?: boolean;
}

export interface BestOfAsyncOptions extends BestOfOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

/** The rule of the option `allowSpurious`. */
export const allowSpuriousRule = flag({
  default: false,
  doc: 'Whether a model with the warning `spurious` may be the best.',
});

/** The rule of the option `abandon`. */
export const abandonRule = flag({
  default: false,
  doc: 'Whether to stop a start when its objective is heading for less than the best so far.',
});

/** The rule of the option `cross`. */
export const crossRule = flag({
  default: true,
  doc: 'Whether to start again from clusters of two models where starts ended in different optima, as often as there are starts.',
});

export const bestOfRules: Rules<BestOfOptions> = {
  starts: startsRule(),
  seed: startsSeedRule,
  onStart: callbackRule({
    type: '(report, done, total) => boolean | void',
    doc: 'Called after each start; returning false makes no more of them.',
  }),
  signal: abortRule,
  sampleWeights: sampleWeightsRule,
  arithmetic: arithmeticRule,
  allowSpurious: allowSpuriousRule,
  abandon: abandonRule,
  cross: crossRule,
};

export const bestOfAsyncRules: Rules<BestOfAsyncOptions> = {
  ...bestOfRules,
  workers: workersRule,
};
