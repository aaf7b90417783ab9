import { type FitWarning, type Matrix, plural } from '@mixwell/core';
import { squaredDistance } from '@mixwell/kernels';
import type { LloydResult } from './lloyd.ts';

/** What the caller should know of a result. */
export function warningsOf({ centers, weight, history, stop }: LloydResult): FitWarning[] {
  const warnings: FitWarning[] = [];
  if (stop === 'max-iterations') {
    warnings.push({
      code: 'not-converged',
      message: 'The centers still moved at the limit of iterations; raise "maxIterations".',
    });
  }
  const filled = weight.filter((sum) => sum > 0).length;
  if (filled === centers.rows) return warnings;
  const clusters = plural(centers.rows, 'cluster');
  if (history[history.length - 1] > 0 && !coincide(centers)) {
    warnings.push({
      code: 'empty-clusters',
      message: `${filled} of ${clusters} have rows; the centers of the others are nearest to none.`,
    });
    return warnings;
  }
  const why =
    history[history.length - 1] === 0 ? `The data have only ${plural(filled, 'distinct row')}` : 'Centers coincide';
  warnings.push({
    code: 'duplicate-centers',
    message: `${why}, so ${filled} of ${clusters} have rows and the others are empty.`,
  });
  return warnings;
}

/** Whether any two centers are the same point. */
function coincide({ data, rows, cols }: Matrix): boolean {
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < a; b++) if (squaredDistance(data, a * cols, data, b * cols, cols) === 0) return true;
  }
  return false;
}
