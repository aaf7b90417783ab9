import { type FitReport, fitReport } from './estimator.ts';

/** The code of the warning that a derived model has. */
export const DERIVED = 'derived';

/**
 * The report of a model that was not fitted but derived from another: no rows, no iteration, an objective of 0 over them, and a
 * warning of code 'derived' that says from what.
 */
export function derivedReport(about: Pick<FitReport, 'objectiveName' | 'better'>, message: string): FitReport {
  const noRows = { rows: 0, cols: 0, columns: [], totalWeight: 0, presentRows: 0 };
  return fitReport(noRows, {
    objectiveName: about.objectiveName,
    better: about.better,
    history: [],
    stop: 'stopped-by-caller',
    warnings: [Object.freeze({ code: DERIVED, message })],
  });
}
