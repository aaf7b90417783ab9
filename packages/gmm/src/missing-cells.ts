import { type Fit, type Matrix, type Table, answerNow, rowArray, sweep } from '@mixwell/core';
import { type GappyScoring, gappyFilled, gappyLabels, gappyLogDensity, gappyResponsibilities } from '@mixwell/kernels';

/** The most probable component of each row, by the cells that it has. */
export function* labelsOfGappy(mixture: GappyScoring): Fit<Int32Array> {
  const labels = yield* rowArray('int32');
  yield* sweep(gappyLabels, mixture, { labels });
  return labels;
}

/** The responsibility of each component for each row, by the cells that it has: rows x components. */
export function* responsibilitiesOfGappy(mixture: GappyScoring): Fit<Matrix> {
  const { components } = mixture;
  const responsibilities = yield* rowArray('float64', components);
  yield* sweep(gappyResponsibilities, mixture, { responsibilities });
  return { data: responsibilities, rows: responsibilities.length / components, cols: components };
}

/** The log-density of the cells that each row has. */
export function* logDensityOfGappy(mixture: GappyScoring): Fit<Float64Array> {
  const logDensity = yield* rowArray('float64');
  yield* sweep(gappyLogDensity, mixture, { logDensity });
  return logDensity;
}

/** A copy of `x` with each missing cell at its expectation given the others of its row. */
export function imputed(mixture: GappyScoring, x: Table): Matrix {
  const { rows, cols } = x;
  return Object.freeze({ data: answerNow(filled(mixture), { matrix: x, weights: null }), rows, cols });
}

function* filled(mixture: GappyScoring): Fit<Float64Array> {
  const cells = yield* rowArray('float64', mixture.cols);
  yield* sweep(gappyFilled, mixture, { filled: cells });
  return cells;
}
