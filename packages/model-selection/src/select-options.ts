import { type FittedModel, MixwellError, type Rules, type Seed, flag, oneOf, readOptions } from '@mixwell/core';
import { allowSpuriousRule } from './best-of-options.ts';
import type { Criterion } from './criteria.ts';
import { abortRule, callbackRule, startsRule, startsSeedRule, weightsRule } from './rules.ts';
import type { FittedRow } from './selection.ts';

export interface SelectOptions<M extends FittedModel = FittedModel> {
  /** What the best model is best by: the smallest, of silhouettes the largest. */
  criterion: Criterion;
  /** How many starts to make of each recipe, at least 1. Default 10. */
  starts?: number;
  /** What the seeds of the starts fork from; 1 and '1' are the same. Default: the seed of each recipe. */
  seed?: Seed;
  /** Called after each recipe; returning false fits no more of them. */
  onFit?(row: FittedRow<M>, done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted` that has the best model so far in `details.model`. */
  signal?: AbortSignal;
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
  /** Whether a model with the warning `spurious` may stand for its recipe. Default false. */
  allowSpurious?: boolean;
  /** Whether to compute silhouettes, whose time grows with rows². Default: where they select, or up to 2000 rows without weights. */
  silhouette?: boolean;
}

/** Rows up to which silhouettes are computed without being asked for. */
const SILHOUETTE_ROWS = 2000;

export const selectRules: Rules<SelectOptions> = {
  criterion: oneOf(['bic', 'aic', 'icl', 'silhouette'], {
    doc: 'What the best model is best by: the smallest, of silhouettes the largest.',
  }),
  starts: startsRule({ default: 10 }),
  seed: startsSeedRule,
  onFit: callbackRule({
    type: '(row, done, total) => boolean | void',
    doc: 'Called after each recipe; returning false fits no more of them.',
  }),
  signal: abortRule,
  sampleWeights: weightsRule,
  allowSpurious: allowSpuriousRule,
  silhouette: {
    ...flag({
      doc: `Whether to compute silhouettes. Default: where they select, or up to ${SILHOUETTE_ROWS} rows without weights.`,
    }),
    default: undefined,
  },
};

/** Options of `select` with its defaults. */
export type Selecting<M extends FittedModel> = SelectOptions<M> & { readonly starts: number };

/** @throws MixwellError `invalid-param` for options that are unacceptable, or do not go together. */
export function readSelectOptions<M extends FittedModel>(options: SelectOptions<M>): Selecting<M> {
  const asked = readOptions('select', selectRules, options) as Selecting<M>;
  const { criterion, silhouette, sampleWeights } = asked;
  if (criterion === 'silhouette' && silhouette === false) refuse('"silhouette: false" leaves nothing to select by');
  if ((criterion === 'silhouette' || silhouette) && sampleWeights !== undefined)
    refuse('a silhouette takes no "sampleWeights"');
  return asked;
}

/** Whether the rows of the table have a silhouette. */
export function wantsSilhouette({ criterion, silhouette, sampleWeights }: SelectOptions, rows: number): boolean {
  return silhouette ?? (criterion === 'silhouette' || (rows <= SILHOUETTE_ROWS && sampleWeights === undefined));
}

function refuse(why: string): never {
  throw new MixwellError('invalid-param', `select: ${why}.`, { option: 'silhouette' });
}
