import {
  type MatrixInput,
  MixwellError,
  type Rows,
  type RowsAbout,
  type Rules,
  answerNow,
  describe,
  fitReport,
  readOptions,
  readWeights,
  rowArray,
  sampleWeightsRule,
  selectColumns,
  sweep,
} from '@mixwell/core';
import { columnSpread, nearestCenter } from '@mixwell/kernels';
import { batchStep } from './batch-step.ts';
import { type MiniBatchKmeansModel, miniBatchModel } from './model.ts';
import type { MiniBatchKmeansParams } from './options.ts';

export interface PartialFitOptions {
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
}

export const partialFitRules: Rules<PartialFitOptions> = { sampleWeights: sampleWeightsRule };

/**
 * A new model that has seen the rows of `x` as one more batch; `model` stays as it is.
 *
 * Labels, inertia and report are those of the rows of `x` under the new centers. The counts go on, and so do the draws of the seed, so
 * a model that went through JSON goes on with the same bits.
 *
 * @param x  any number of rows; columns are matched to those of the model by name.
 * @throws MixwellError `invalid-param` where `model` is not of `miniBatchKmeans`, or an option is not acceptable; `invalid-input` and `shape-mismatch` for rows or
 *   weights that a fit would refuse.
 *
 * Cost: O(rows * clusters * cols).
 */
export function partialFit(
  model: MiniBatchKmeansModel,
  x: MatrixInput,
  options: PartialFitOptions = {},
): MiniBatchKmeansModel {
  refuseOtherModel(model);
  const { sampleWeights } = readOptions('partialFit', partialFitRules, options);
  const matrix = selectColumns(x, model.columns, 'partialFit');
  const rows: Rows = { matrix, weights: readWeights('partialFit', sampleWeights, matrix.rows) };
  const about = aboutRows(rows, model.columns);
  answerNow(columnSpread('partialFit', about), rows);
  const { state } = batchStep(model, rows, model.params as unknown as MiniBatchKmeansParams);
  const { labels, inertia } = answerNow(label(state.centers), rows);
  const report = fitReport(about, {
    objectiveName: 'inertia',
    better: 'smaller',
    history: [inertia[0]],
    stop: 'stopped-by-caller',
    warnings: [],
  });
  return miniBatchModel(model, report, state, labels);
}

function aboutRows({ matrix: { rows, cols }, weights }: Rows, columns: readonly string[]): RowsAbout {
  return {
    rows,
    cols,
    columns,
    totalWeight: weights ? weights.reduce((sum, weight) => sum + weight, 0) : rows,
    presentRows: weights ? weights.filter((weight) => weight > 0).length : rows,
  };
}

function* label(centers: MiniBatchKmeansModel['centers']) {
  const labels = yield* rowArray('int32');
  const { inertia } = yield* sweep(nearestCenter, { centers }, { labels });
  return { labels, inertia };
}

function refuseOtherModel(model: unknown): void {
  const { name, counts } = Object(model) as Partial<MiniBatchKmeansModel>;
  if (name === 'miniBatchKmeans' && counts instanceof Float64Array) return;
  const got = typeof name === 'string' ? `one of "${name}"` : describe(model);
  throw new MixwellError('invalid-param', `partialFit: expected a fitted model of miniBatchKmeans; got ${got}.`, {
    option: 'model',
  });
}
