import {
  type Fit,
  type MatrixInput,
  MixwellError,
  type Rows,
  type RowsAbout,
  answerNow,
  describe,
  fitReport,
  hasMissingCells,
  readOptions,
  readWeights,
  selectColumns,
} from '@mixwell/core';
import { families, limitedTo, regularizationOf, unitsOf } from '@mixwell/covariance-families';
import { canonical, maximize, ranked, viewBlock, warningsOf } from '@mixwell/mixtures';
import { type GmmModel, gmmModel } from '../model.ts';
import type { GmmParams } from '../options.ts';
import { averaged, recentred, spreadOf, streamOf } from './averages.ts';
import { mixtureInStartOrder } from '../mixture-of-model.ts';
import { type GmmPartialFitOptions, gmmPartialFitRules } from './options.ts';
import { reorderedStream } from './stream.ts';

/**
 * A new model that has seen the rows of `x` as one more block, by stepwise EM [1]; `model` stays as it is.
 *
 * What an M-step needs, averaged over the rows seen, moves towards the average of the block by the step
 * (block / (seen + block))^forgetting, in weights of rows; those that the model was fitted on count as seen. For a model of n rows and
 * blocks of b rows this is the schedule (t + t0)^-forgetting of [1] with t0 = n / b. At 1 nothing is forgotten: every row counts the
 * same, if by the responsibilities of its time. Below, the past fades, and what the first models misjudged with it.
 *
 * Labels, log-likelihood and report are those of the rows of `x` under the new parameters. The averages are in the model and its JSON, so
 * that a stream goes on with the same bits.
 *
 * @param model  a mixture that `gmm` has fitted, or this function.
 * @param x      any number of rows; columns are matched to those of the model by name.
 * @throws MixwellError `invalid-param` for an unacceptable option, or a model that is not of `gmm` or has a prior; `invalid-input` and
 *   `shape-mismatch` for rows or weights that a fit would refuse; `not-positive-definite` as `gmm`.
 *
 * Cost: two passes over the block.
 *
 * [1] O. Cappé, E. Moulines, On-line expectation-maximization algorithm for latent data models, J. R. Stat. Soc. B 71 (2009).
 */
export function gmmPartialFit(model: GmmModel, x: MatrixInput, options: GmmPartialFitOptions = {}): GmmModel {
  const { sampleWeights, forgetting } = readOptions('gmmPartialFit', gmmPartialFitRules, options);
  const params = paramsOf(model);
  const gaps = params.missing === 'marginalize' ? 'missing-cells' : 'none';
  const matrix = selectColumns(x, model.columns, 'gmmPartialFit', gaps);
  const weights = readWeights('gmmPartialFit', sampleWeights, matrix.rows);
  const about = {
    rows: matrix.rows,
    cols: matrix.cols,
    columns: model.columns,
    hasMissingCells: hasMissingCells(matrix),
    totalWeight: weights ? weights.reduce((sum, weight) => sum + weight, 0) : matrix.rows,
    presentRows: weights ? weights.filter((weight) => weight > 0).length : matrix.rows,
  };
  const rows: Rows = { matrix, weights };
  return answerNow(block(model, params, about, forgetting), rows);
}

function* block(model: GmmModel, params: GmmParams, about: RowsAbout, forgetting: number): Fit<GmmModel> {
  const view = viewBlock(params, about);
  const before = mixtureInStartOrder(model);
  const { moments } = yield* view.assign(before);
  const average = averaged(streamOf(model, before), before, moments, about.totalWeight, forgetting);
  const spread = spreadOf(average, before, about.columns);
  const family = limitedTo(params.eigenvalueRatio, families[params.covariance], unitsOf(spread));
  const regularization = regularizationOf(params.regularization, spread);
  const {
    mixture: after,
    bounded,
    empty,
  } = maximize(before, { ...average, weight: average.share }, family, regularization, params.update);
  const { mixture, rank, order } = canonical(after);
  const logLikelihood = yield* view.logLikelihood(mixture);
  const stop = 'stopped-by-caller';
  const history = [logLikelihood];
  const told = { stop, history, bounded: ranked(bounded, rank), empty: ranked(empty, rank) } as const;
  const stream = reorderedStream(recentred(average, before, after), order);
  const report = fitReport(about, {
    objectiveName: 'logLikelihood',
    better: 'larger',
    history,
    stop,
    warnings: warningsOf(mixture, told, params, { ...about, totalWeight: stream.rows }, false),
  });
  const labels = yield* view.labels(mixture);
  return gmmModel(model, report, { mixture, startIndex: order, labels, logLikelihood, stream });
}

function paramsOf(model: unknown): GmmParams {
  const refuse = (what: string): never => {
    throw new MixwellError('invalid-param', `gmmPartialFit: ${what}.`, { option: 'model' });
  };
  const { name, params, startIndex } = Object(model) as Partial<GmmModel>;
  if (name !== 'gmm' || !(startIndex instanceof Int32Array)) {
    refuse(`expected a fitted model of gmm; got ${typeof name === 'string' ? `one of "${name}"` : describe(model)}`);
  }
  const read = params as unknown as GmmParams;
  if (read.prior !== 'none') refuse('a model with a prior cannot go on with blocks');
  return read;
}
