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
  withCrew,
} from '@mixwell/core';
import { refuseNoRecipe } from './refuse-no-recipe.ts';
import { type Work, workAsync } from './work.ts';

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

/** The outcome of work for `recipe`, without holding up this thread, by as many threads as the options ask for. */
export function studyAsync<T, M extends FittedModel>(
  recipe: Estimator<M>,
  rows: Rows,
  { workers = 1, signal }: StudyOptions,
  work: Work<T, M>,
): Promise<T> {
  return withCrew(recipe.hire, workers, rows, (crew) => workAsync(work, signal, crew));
}
