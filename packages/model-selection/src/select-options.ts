import {
  type Arithmetic,
  type FittedModel,
  MixwellError,
  type ModelKind,
  type Rule,
  type Rules,
  type Seed,
  arithmeticRule,
  flag,
  oneOf,
  readOptions,
  refused,
  sampleWeightsRule,
  wholeNumber,
} from '@mixwell/core';
import {
  abandonRule,
  abortRule,
  allowSpuriousRule,
  callbackRule,
  crossRule,
  startsRule,
  startsSeedRule,
  workersRule,
} from '@mixwell/restarts';
import { type Criterion, betterBy } from './criteria.ts';
import type { SelectionJson } from './selection-json.ts';
import type { FittedRow } from './selection.ts';

export interface SelectOptions<M extends FittedModel = FittedModel> {
  /** What the best model is best by: the smallest, of silhouettes and cross-validated log-likelihoods the largest. */
  criterion: Criterion;
  /** How many starts to make of each recipe, at least 1. Default 10. */
  starts?: number;
  /** What the seeds of the starts and the folds fork from; 1 and '1' are the same. Default: the seed of each recipe. */
  seed?: Seed;
  /** Whether a recipe also starts from the model of its smaller neighbour in the grid, so that more clusters never fit worse. Default true. */
  nested?: boolean;
  /** Called after each recipe; returning false fits no more of them. */
  onFit?(row: FittedRow<M>, done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted` that has the best model so far in `details.model`. */
  signal?: AbortSignal;
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
  /** How the sums of the fits are computed, as their option of that name tells. Default 'strict'. */
  arithmetic?: Arithmetic;
  /** Whether a model with the warning `spurious` may stand for its recipe. Default false. */
  allowSpurious?: boolean;
  /** Whether to stop a start when its objective is heading for less than the best so far. Default false. */
  abandon?: boolean;
  /** Whether to start again from clusters of two models where starts ended in different optima, as often as there are starts. Default true. */
  cross?: boolean;
  /** Whether to compute silhouettes, whose time grows with rows². Default: where they select, or up to 2000 rows. */
  silhouette?: boolean;
  /** Into how many folds to deal the rows for a cross-validated log-likelihood. Default: 10 where it selects, otherwise it is left out. */
  folds?: number;
  /** A clock in seconds, for the column `seconds`; without one there is no such column. */
  now?(): number;
  /** The JSON of a selection, `details.selection` of one that was aborted, or its `details.rows`: recipes that are in it are not fitted again. */
  resume?: SelectionJson | string | readonly FittedRow<M>[];
  /** How models come back from the JSON to resume from: `[gmmKind]`. */
  kinds?: readonly ModelKind<M>[];
}

export interface SelectAsyncOptions<M extends FittedModel = FittedModel> extends SelectOptions<M> {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

/** Rows up to which silhouettes are computed without being asked for. */
const SILHOUETTE_ROWS = 2000;

const FOLDS = 10;

const resumeRule: Rule<SelectionJson | string | readonly FittedRow<FittedModel>[] | undefined> = {
  doc: 'The JSON of a selection, `details.selection` of one that was aborted, or its `details.rows`: recipes that are in it are not fitted again.',
  type: 'SelectionJson | string | FittedRow[]',
  expected: 'the JSON of a selection, or an array of its rows',
  default: undefined,
  read: (value) =>
    typeof value === 'string' || (typeof value === 'object' && value !== null) ? (value as SelectionJson) : refused,
  bad: [0, null, true],
};

const kindsRule: Rule<readonly ModelKind<FittedModel>[] | undefined> = {
  doc: 'How models come back from the JSON to resume from: `[gmmKind]`.',
  type: 'ModelKind[]',
  expected: 'an array of model kinds, such as [gmmKind]',
  default: undefined,
  read: (value) =>
    Array.isArray(value) &&
    value.every((kind: Partial<ModelKind<FittedModel>> | null) => typeof kind?.restore === 'function')
      ? (value as ModelKind<FittedModel>[])
      : refused,
  bad: [0, null, {}, [null], ['gmm']],
};

export const selectRules: Rules<SelectOptions> = {
  criterion: oneOf(Object.keys(betterBy) as Criterion[], {
    doc: 'What the best model is best by: the smallest, of silhouettes and cross-validated log-likelihoods the largest.',
  }),
  starts: startsRule({ default: 10 }),
  seed: startsSeedRule,
  nested: flag({
    default: true,
    doc: 'Whether a recipe also starts from the model of its smaller neighbour in the grid, so that more clusters never fit worse.',
  }),
  onFit: callbackRule({
    type: '(row, done, total) => boolean | void',
    doc: 'Called after each recipe; returning false fits no more of them.',
  }),
  signal: abortRule,
  sampleWeights: sampleWeightsRule,
  arithmetic: arithmeticRule,
  allowSpurious: allowSpuriousRule,
  abandon: abandonRule,
  cross: crossRule,
  silhouette: {
    ...flag({ doc: `Whether to compute silhouettes. Default: where they select, or up to ${SILHOUETTE_ROWS} rows.` }),
    default: undefined,
  },
  folds: {
    ...wholeNumber({
      min: 2,
      doc: `Into how many folds to deal the rows for a cross-validated log-likelihood. Default: ${FOLDS} where it selects, otherwise it is left out.`,
    }),
    default: undefined,
  },
  now: callbackRule({
    type: '() => number',
    doc: 'A clock in seconds, for the column `seconds`; without one there is no such column.',
  }),
  resume: resumeRule,
  kinds: kindsRule,
};

export const selectAsyncRules: Rules<SelectAsyncOptions> = { ...selectRules, workers: workersRule };

/** Options of `select` with its defaults. */
export type Selecting<M extends FittedModel> = SelectAsyncOptions<M> & {
  readonly starts: number;
  readonly nested: boolean;
  readonly allowSpurious: boolean;
  readonly abandon: boolean;
  readonly cross: boolean;
};

/** @throws MixwellError `invalid-param` for options that are unacceptable, or do not go together. */
export function readSelectOptions<M extends FittedModel>(
  owner: string,
  rules: Rules<SelectOptions>,
  options: SelectOptions<M>,
): Selecting<M> {
  const asked = readOptions(owner, rules, options as object) as unknown as Selecting<M>;
  const { criterion, silhouette, folds } = asked;
  if (criterion === 'silhouette' && silhouette === false) {
    throw new MixwellError('invalid-param', `${owner}: "silhouette: false" leaves nothing to select by.`, {
      option: 'silhouette',
    });
  }
  return criterion === 'crossValidatedLogLikelihood' ? { ...asked, folds: folds ?? FOLDS } : asked;
}

/** Whether the rows of the table have a silhouette. */
export function wantsSilhouette({ criterion, silhouette }: SelectOptions<never>, rows: number): boolean {
  return silhouette ?? (criterion === 'silhouette' || rows <= SILHOUETTE_ROWS);
}
