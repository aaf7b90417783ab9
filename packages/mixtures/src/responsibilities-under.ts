import { type Fit, type Matrix, rowArray, sweep } from '@mixwell/core';
import { type Scoring, mixtureResponsibilities } from '@mixwell/kernels';

/** The responsibility of each component for each row: rows x components. */
export function* responsibilitiesUnder(scoring: Scoring): Fit<Matrix> {
  const responsibilities = yield* rowArray('float64', scoring.components);
  yield* sweep(mixtureResponsibilities, scoring, { responsibilities });
  return { data: responsibilities, rows: responsibilities.length / scoring.components, cols: scoring.components };
}
