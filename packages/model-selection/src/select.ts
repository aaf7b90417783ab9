import {
  type Estimator,
  type FittedModel,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Rules,
  describe,
  plural,
  readWeights,
  sharedRows,
  toTable,
} from '@mixwell/core';
import {
  type GrownStarts,
  type Pauses,
  type Start,
  type Work,
  abortedError,
  grownStarts,
  plannedStarts,
  refuseNoRecipe,
  workAsync,
  workNow,
} from '@mixwell/restarts';
import { type Families, familiesOf } from './families.ts';
import { fingerprint } from './fingerprint.ts';
import { fitRow } from './fit-row.ts';
import { recipeLabels } from './recipe-labels.ts';
import {
  type SelectAsyncOptions,
  type SelectOptions,
  type Selecting,
  readSelectOptions,
  selectAsyncRules,
  selectRules,
  wantsSilhouette,
} from './select-options.ts';
import { type SelectionAbout, finishedRows, selectionJson } from './selection-json.ts';
import { type FittedRow, type Selection, orderBy, rankRows } from './selection.ts';

/** The model that a recipe makes. */
export type ModelOf<R extends Estimator<FittedModel>> = ReturnType<R['fit']>;

/**
 * The best model of several recipes by a criterion, and a table of all of them.
 *
 * Each row's model is that of `bestOf(recipe, x, { starts, seed })`, or a better one that grew from a smaller row: where recipes
 * differ in nothing but `components` or `clusters`, the smaller are fitted first, and each larger one has one more start, made
 * of the model before by splitting its clusters with the most to gain; so the likelihood never falls from row to row, nor does
 * the inertia rise. `nested: false` leaves these starts out.
 *
 * A recipe that fails, because it asks for more components than there are rows or all of its starts fail, has the reason in its
 * row, and so has a model without the criterion: k-means has no likelihood; a silhouette needs from 2 to rows - 1 clusters.
 *
 * @param recipes  of one or several estimators, as `grid` makes them.
 * @param x        rows x features; checked once.
 * @throws MixwellError `degenerate` where no recipe has the criterion, with all reasons in `details.reasons`; `aborted` with the
 *   best model so far in `details.model`, the finished rows in `details.rows`, and their JSON in `details.selection`;
 *   `invalid-param` for an unacceptable option;
 *   `invalid-input` or `shape-mismatch` for rows or weights that are not acceptable; `invalid-model` for what cannot be resumed.
 *
 * Cost: `starts` + 1 fits a recipe, and `folds` times `starts` more where it is cross-validated; a silhouette is
 * O(rows^2 * features).
 */
export function select<R extends Estimator<FittedModel>>(
  recipes: readonly R[],
  x: MatrixInput,
  options: SelectOptions<ModelOf<R>>,
): Selection<ModelOf<R>> {
  const { rows, asked } = readArguments('select', selectRules, recipes, x, options);
  const estimators = recipes as readonly Estimator<FittedModel>[] as readonly Estimator<ModelOf<R>>[];
  return workNow(selectionOf('select', estimators, rows, asked), asked.signal);
}

/**
 * `select` without holding up this thread: the same table, bit for bit, for any number of `workers`.
 *
 * Starts of one recipe, and of those after it, are made side by side, each whole in a thread, where rows are not too many
 * for that; else one after another, with their rows shared out.
 *
 * @throws what `select` throws, as a rejection. The threads end with the promise, however it ends.
 */
export async function selectAsync<R extends Estimator<FittedModel>>(
  recipes: readonly R[],
  x: MatrixInput,
  options: SelectAsyncOptions<ModelOf<R>>,
): Promise<Selection<ModelOf<R>>> {
  const owner = 'selectAsync';
  const { rows, asked } = readArguments(owner, selectAsyncRules, recipes, x, options);
  const estimators = recipes as readonly Estimator<FittedModel>[] as readonly Estimator<ModelOf<R>>[];
  const work = selectionOf(owner, estimators, rows, asked);
  return workAsync(work, asked);
}

function readArguments<M extends FittedModel>(
  owner: string,
  rules: Rules<SelectOptions>,
  recipes: readonly unknown[],
  x: MatrixInput,
  options: SelectOptions<M>,
): { rows: Rows; asked: Selecting<M> } {
  if (!Array.isArray(recipes) || recipes.length === 0) {
    throw new MixwellError(
      'invalid-param',
      `${owner}: expected an array of at least one recipe; got ${describe(recipes)}.`,
    );
  }
  recipes.forEach((recipe) => refuseNoRecipe(owner, recipe));
  const asked = readSelectOptions(owner, rules, options);
  const estimators = recipes as readonly Estimator<M>[];
  const matrix = toTable(x, owner, estimators.find(({ gaps }) => gaps)?.gaps);
  const weights = readWeights(owner, asked.sampleWeights, matrix.rows);
  return { rows: sharedRows({ matrix, weights, arithmetic: asked.arithmetic }), asked };
}

function* selectionOf<M extends FittedModel>(
  owner: string,
  recipes: readonly Estimator<M>[],
  rows: Rows,
  asked: Selecting<M>,
): Work<Selection<M>, M> {
  const about = aboutOf(rows, asked);
  const finished = asked.resume !== undefined && finishedRows(owner, asked.resume, asked.kinds, about);
  const labels = recipeLabels(recipes);
  const table: (FittedRow<M> | undefined)[] = recipes.map(() => undefined);
  const fittedRows = (): FittedRow<M>[] => table.filter((row) => row !== undefined);
  const { criterion, onFit } = asked;
  let done = 0;
  const families = familiesOf(recipes);
  const order = asked.nested ? families.order : [...recipes.keys()];
  const resumed = recipes.map((recipe, index) => finished && finished(recipe, labels[index]));
  const planned = new Map<number, readonly Start<M>[]>();
  const startsOf = (index: number): readonly Start<M>[] => {
    const starts = planned.get(index) ?? plannedStarts(recipes[index], rows, asked);
    planned.set(index, starts);
    return starts;
  };
  for (const [at, index] of order.entries()) {
    const recipe = recipes[index];
    const left = order.slice(at).filter((other) => !resumed[other]);
    if (!asked.abandon) yield { later: () => left.flatMap(startsOf) };
    const row =
      resumed[index] ||
      (yield* fitRow(
        recipe,
        labels[index],
        rows,
        asked,
        {
          planned: planned.get(index),
          grown: asked.nested ? yield* grownFrom(index, recipes, families, table, rows, asked.signal) : undefined,
        },
        (inner, model) =>
          abortedError(owner, `${done} of ${plural(recipes.length, 'recipe')}`, inner, {
            rows: fittedRows(),
            get selection() {
              return selectionJson(fittedRows(), about);
            },
            get model() {
              return orderBy(criterion, fittedRows())[0]?.model ?? model ?? inner.details.model;
            },
          }),
      ));
    table[index] = row;
    if (onFit?.(row, ++done, recipes.length) === false) break;
  }
  return rankRows(owner, fittedRows(), criterion, about);
}

/** What rows depend on beside their recipe. */
function aboutOf<M extends FittedModel>(rows: Rows, asked: Selecting<M>): SelectionAbout {
  const { criterion, starts, seed = null, nested, allowSpurious, abandon, cross, folds = null, arithmetic } = asked;
  const silhouette = wantsSilhouette(asked as never, rows.matrix.rows);
  return {
    data: fingerprint(rows),
    options: { criterion, starts, seed, nested, allowSpurious, abandon, cross, folds, silhouette, arithmetic },
  };
}

/** Starts from the largest model of fewer clusters that is otherwise alike. */
function* grownFrom<M extends FittedModel>(
  index: number,
  recipes: readonly Estimator<M>[],
  { family, size }: Families,
  table: readonly (FittedRow<M> | undefined)[],
  rows: Rows,
  signal: AbortSignal | undefined,
): Pauses<GrownStarts<M> | undefined> {
  let largest: number | undefined;
  table.forEach((row, i) => {
    if (!row?.model || family[i] !== family[index] || size[i] >= size[index]) return;
    if (largest === undefined || size[i] > size[largest]) largest = i;
  });
  const model = largest === undefined ? undefined : table[largest]?.model;
  return (model && (yield* grownStarts(recipes[index], model, rows, signal))) ?? undefined;
}
