import { type Fit, type Matrix, type Table, answerNow, rowArray, sweep } from '@mixwell/core';
import { gappyFilled, gappyLabels, gappyLogDensity, gappyResponsibilities } from '@mixwell/kernels/missing-cells';
import { type Mixture, gappyScoringOf } from './mixture.ts';

/** The most probable component of each row, by the cells that it has. */
export function* labelsOfGappy(mixture: Mixture): Fit<Int32Array> {
  const labels = yield* rowArray('int32');
  yield* sweep(gappyLabels, gappyScoringOf(mixture), { labels });
  return labels;
}

/** The responsibility of each component for each row, by the cells that it has: rows x components, or with noise one more. */
export function* responsibilitiesOfGappy(mixture: Mixture): Fit<Matrix> {
  const components = mixture.components + (mixture.noise ? 1 : 0);
  const responsibilities = yield* rowArray('float64', components);
  yield* sweep(gappyResponsibilities, gappyScoringOf(mixture), { responsibilities });
  return { data: responsibilities, rows: responsibilities.length / components, cols: components };
}

/** The log-density of the cells that each row has. */
export function* logDensityOfGappy(mixture: Mixture): Fit<Float64Array> {
  const logDensity = yield* rowArray('float64');
  yield* sweep(gappyLogDensity, gappyScoringOf(mixture), { logDensity });
  return logDensity;
}

/** A copy of `x` with each missing cell at its expectation given the others of its row. */
export function imputed(mixture: Mixture, x: Table): Matrix {
  const { rows, cols } = x;
  return Object.freeze({ data: answerNow(filled(mixture), { matrix: x, weights: null }), rows, cols });
}

function* filled(mixture: Mixture): Fit<Float64Array> {
  const cells = yield* rowArray('float64', mixture.cols);
  yield* sweep(gappyFilled, gappyScoringOf(mixture), { filled: cells });
  return cells;
}
