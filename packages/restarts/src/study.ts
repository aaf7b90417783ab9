import {
  type Arithmetic,
  type Estimator,
  type FittedModel,
  type MatrixInput,
  type Rows,
  type Rules,
  readOptions,
  readWeights,
  sharedRows,
  toTable,
} from '@mixwell/core';
import { refuseNoRecipe } from './refuse-no-recipe.ts';

/** What every study of one recipe may be asked for. */
export interface StudyOptions {
  sampleWeights?: ArrayLike<number>;
  arithmetic?: Arithmetic;
  signal?: AbortSignal;
  workers?: number;
}

/**
 * The arguments of a study of one recipe, checked: the rows with their weights, and the options with their defaults.
 *
 * Cells may be missing where the recipe takes such rows, unless `gaps` says that the study does not.
 */
export function readStudy<O extends StudyOptions, Asked = O>(
  owner: string,
  rules: Rules<O>,
  recipe: unknown,
  x: MatrixInput,
  options: O,
  gaps = (recipe as Estimator<FittedModel> | null)?.gaps,
): { rows: Rows; asked: Asked } {
  refuseNoRecipe(owner, recipe);
  const asked = readOptions(owner, rules, options) as unknown as StudyOptions;
  const matrix = toTable(x, owner, gaps);
  return {
    rows: sharedRows({
      matrix,
      weights: readWeights(owner, asked.sampleWeights, matrix.rows),
      arithmetic: asked.arithmetic,
    }),
    asked: asked as Asked,
  };
}
