import { type Rules, type Seed, oneOf, realNumber, refused, wholeNumber } from '@mixwell/core';
import { abortRule, callbackRule, startsRule, startsSeedRule, workersRule } from '@mixwell/restarts';
import type { GapRule } from './gap-rule.ts';
import { sizesRule } from './sizes-rule.ts';
import type { Reference } from './uniform-reference.ts';

export interface GapStatisticOptions {
  /** Numbers of clusters to compare, rising. Default 1 to 8. */
  sizes?: readonly number[];
  /** How many sets of rows without clusters to draw, at least 2. Default 50. */
  references?: number;
  /** Where they are drawn from: a box along the columns, or along the principal axes of the data. Default 'pca'. */
  reference?: Reference;
  /** 2 for squared distances, 1 for distances. Default 2. */
  power?: 1 | 2;
  /** How the size is chosen. Default 'Tibs2001SEmax'. */
  rule?: GapRule;
  /** How many standard errors the rule allows for. Default 1. */
  factor?: number;
  /** How many starts to make for each size of each set. Default 3. */
  starts?: number;
  /** What draws and starts fork from; 1 and '1' are the same. Default: the seed of the recipe. */
  seed?: Seed;
  /** Called after each set of rows, the data first; returning false draws no more. */
  onReference?(done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted`. */
  signal?: AbortSignal;
}

export interface GapStatisticAsyncOptions extends GapStatisticOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

export const gapStatisticRules: Rules<GapStatisticOptions> = {
  sizes: sizesRule([1, 2, 3, 4, 5, 6, 7, 8]),
  references: wholeNumber({ min: 2, default: 50, doc: 'How many sets of rows without clusters to draw.' }),
  reference: oneOf(['pca', 'box'], {
    default: 'pca',
    doc: 'Where they are drawn from: a box along the principal axes of the data, or along its columns.',
  }),
  power: {
    doc: '2 for squared distances, as in the source; 1 for distances, as clusGap does by default.',
    type: '1 | 2',
    expected: '1 or 2',
    default: 2,
    read: (value) => (value === 1 || value === 2 ? value : refused),
    bad: [0, 3, 1.5, null, '2'],
  },
  rule: oneOf(['Tibs2001SEmax', 'firstSEmax', 'globalSEmax', 'firstmax', 'globalmax'], {
    default: 'Tibs2001SEmax',
    doc: "How the size is chosen: as maxSE of R's package cluster has them.",
  }),
  factor: realNumber({ min: 0, default: 1, doc: 'How many standard errors the rule allows for.' }),
  starts: startsRule({ default: 3 }),
  seed: startsSeedRule,
  onReference: callbackRule({
    type: '(done, total) => boolean | void',
    doc: 'Called after each set of rows, the data first; returning false draws no more.',
  }),
  signal: abortRule,
};

export const gapStatisticAsyncRules: Rules<GapStatisticAsyncOptions> = { ...gapStatisticRules, workers: workersRule };
