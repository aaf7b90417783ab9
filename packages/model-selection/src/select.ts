import {
  type Estimator,
  type FittedModel,
  type MatrixInput,
  MixwellError,
  describe,
  plural,
  readWeights,
  toTable,
} from '@mixwell/core';
import { abortedError } from './aborted-error.ts';
import { fitRow } from './fit-row.ts';
import { recipeLabels } from './recipe-labels.ts';
import { refuseNoRecipe } from './refuse-no-recipe.ts';
import { type SelectOptions, readSelectOptions } from './select-options.ts';
import { type FittedRow, type Selection, orderBy, rankRows } from './selection.ts';

/** The model that a recipe makes. */
export type ModelOf<R extends Estimator<FittedModel>> = ReturnType<R['fit']>;

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
  const asked = readSelectOptions(options);
  const matrix = toTable(x, 'select');
  const input = { matrix, weights: readWeights('select', asked.sampleWeights, matrix.rows) };
  const estimators: readonly Estimator<FittedModel>[] = recipes;
  const labels = recipeLabels(estimators);
  const rows: FittedRow<ModelOf<R>>[] = [];
  for (const [index, recipe] of (estimators as readonly Estimator<ModelOf<R>>[]).entries()) {
    const row = fitRow(recipe, labels[index], input, asked, (inner, model) =>
      abortedError('select', `${index} of ${plural(recipes.length, 'recipe')}`, inner, {
        rows,
        get model() {
          return orderBy(asked.criterion, rows)[0]?.model ?? model ?? inner.details.model;
        },
      }),
    );
    rows.push(row);
    if (asked.onFit?.(row, rows.length, recipes.length) === false) break;
  }
  return rankRows(rows, asked.criterion);
}

function refuseNoRecipes(recipes: readonly unknown[]): void {
  if (!Array.isArray(recipes) || recipes.length === 0) {
    throw new MixwellError(
      'invalid-param',
      `select: expected an array of at least one recipe; got ${describe(recipes)}.`,
    );
  }
  recipes.forEach((recipe) => refuseNoRecipe('select', recipe));
}
