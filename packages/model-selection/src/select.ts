import {
  type Estimator,
  type FittedModel,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Rules,
  describe,
  flag,
  isMixwellError,
  oneOf,
  plural,
  readOptions,
  readWeights,
  toTable,
} from '@mixwell/core';
import { abortedError } from './aborted-error.ts';
import { allowSpuriousRule } from './best-of.ts';
import { type StartOptions, bestStart } from './best-start.ts';
import { type Criteria, type Criterion, criteriaOf } from './criteria.ts';
import { recipeLabels } from './recipe-labels.ts';
import { refuseNoRecipe } from './refuse-no-recipe.ts';
import { callbackRule, signalRule, startsRule, startsSeedRule, weightsRule } from './rules.ts';
import { type FittedRow, type Selection, orderBy, rankRows } from './selection.ts';
import { warningCodes } from './start-report.ts';

export interface SelectOptions<M extends FittedModel = FittedModel> extends Omit<StartOptions, 'starts' | 'onStart'> {
  /** What the best model is best by; the smallest, of 'silhouette' the largest. */
  criterion: Criterion;
  /** How many starts to make of each recipe, at least 1. Default 10. */
  starts?: number;
  /** Called after each recipe; returning false fits no more of them. */
  onFit?(row: FittedRow<M>, done: number, total: number): boolean | void;
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
  /** Whether to compute silhouettes, whose time grows with rows². Default: where they select, or up to 2000 rows. */
  silhouette?: boolean;
}

/** The model that a recipe makes. */
export type ModelOf<R extends Estimator<FittedModel>> = ReturnType<R['fit']>;

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
  signal: signalRule,
  sampleWeights: weightsRule,
  allowSpurious: allowSpuriousRule,
  silhouette: {
    ...flag({ doc: `Whether to compute silhouettes. Default: where they select, or up to ${SILHOUETTE_ROWS} rows.` }),
    default: undefined,
  },
};

/**
 * The best model of several recipes by a criterion, and a table of all of them.
 *
 * Each row's model is that of `bestOf(recipe, x, { starts, seed })`, whatever the other recipes. A recipe that fails, because it
 * asks for more components than there are rows or all of its starts fail, has the reason in its row, and so has a model without
 * the criterion: k-means has no likelihood; a silhouette needs from 2 to rows - 1 clusters, and takes no sample weights.
 *
 * @param recipes  of one or several estimators, as `grid` makes them.
 * @param x        rows x features; checked once.
 * @throws MixwellError `degenerate` where no recipe has the criterion, with all reasons in `details.reasons`; `aborted` with the
 *   best model so far in `details.model` and the finished rows in `details.rows`; `invalid-param` for an unacceptable option;
 *   `invalid-input` or `shape-mismatch` for rows or weights that are not acceptable.
 *
 * Cost: `starts` fits a recipe; a silhouette is O(rows^2 * features).
 */
export function select<R extends Estimator<FittedModel>>(
  recipes: readonly R[],
  x: MatrixInput,
  options: SelectOptions<ModelOf<R>>,
): Selection<ModelOf<R>> {
  refuseNoRecipes(recipes);
  const asked = readOptions('select', selectRules, options) as Asked<ModelOf<R>>;
  refuseMisfits(asked);
  const matrix = toTable(x, 'select');
  const all: Rows = { matrix, weights: readWeights('select', asked.sampleWeights, matrix.rows) };
  const labels = recipeLabels(recipes);
  const rows: FittedRow<ModelOf<R>>[] = [];
  for (const [index, recipe] of (recipes as readonly Estimator<ModelOf<R>>[]).entries()) {
    const row = fitRow(recipe, labels[index], all, asked, (inner) => {
      const done = `${index} of ${plural(recipes.length, 'recipe')}`;
      return abortedError('select', done, () => orderBy(asked.criterion, rows)[0]?.model ?? inner.details.model, inner);
    });
    rows.push(row);
    if (asked.onFit?.(row, rows.length, recipes.length) === false) break;
  }
  return rankRows(rows, asked.criterion);
}

type Asked<M extends FittedModel> = SelectOptions<M> & { starts: number };

function refuseNoRecipes(recipes: readonly unknown[]): void {
  if (!Array.isArray(recipes) || recipes.length === 0) {
    throw new MixwellError('invalid-param', `select: expected an array of at least one recipe; got ${describe(recipes)}.`);
  }
  recipes.forEach((recipe) => refuseNoRecipe('select', recipe));
}

function refuseMisfits({ criterion, silhouette, sampleWeights }: SelectOptions): void {
  const misfit =
    criterion === 'silhouette' && silhouette === false
      ? '"silhouette: false" cannot go with "criterion: \'silhouette\'"'
      : (criterion === 'silhouette' || silhouette === true) && sampleWeights !== undefined
        ? 'a silhouette takes no "sampleWeights"'
        : null;
  if (misfit !== null) throw new MixwellError('invalid-param', `select: ${misfit}.`, { option: 'silhouette' });
}

const NOTHING: Criteria = { logLikelihood: null, freeParameters: null, bic: null, aic: null, icl: null, silhouette: null };

/** What the starts of `recipe` came to. Options and rows are known to be good, so whatever a fit refuses is the recipe's own. */
function fitRow<M extends FittedModel>(
  recipe: Estimator<M>,
  label: string,
  rows: Rows,
  { criterion, silhouette, starts, seed, signal, allowSpurious }: Asked<M>,
  aborted: (inner: MixwellError) => MixwellError,
): FittedRow<M> {
  const { name, params } = recipe;
  const identity = { recipe, name, label, params };
  try {
    const found = bestStart('select', recipe, rows, { starts, seed, signal, allowSpurious });
    const wanted = silhouette ?? (criterion === 'silhouette' || rows.matrix.rows <= SILHOUETTE_ROWS);
    const { criteria, missing } = criteriaOf(found.model, rows, { silhouette: wanted && rows.weights === null, signal });
    const value = criteria[criterion];
    return Object.freeze({
      ...identity,
      model: found.model,
      ...criteria,
      objective: found.model.report.objective,
      iterations: found.model.report.iterations,
      starts: found.starts.length,
      startsAgreeing: found.agreeing,
      agreement: found.agreeing / found.starts.length,
      warnings: warningCodes(found.model),
      reason: missing[criterion] ?? (Number.isFinite(value) ? null : `the ${criterion} is ${value}`),
    });
  } catch (error) {
    if (!isMixwellError(error)) throw error;
    if (isMixwellError(error, 'aborted')) throw aborted(error);
    const none = { objective: null, iterations: null, starts: null, startsAgreeing: null, agreement: null };
    return Object.freeze({ ...identity, model: null, ...NOTHING, ...none, warnings: Object.freeze([]), reason: error.message });
  }
}
