import type { FitWarning, RowsAbout } from '@mixwell/core';
import { type Family, scoringShape } from '@mixwell/covariance-families';
import type { ColumnSpread } from '@mixwell/kernels';
import { choleskyFactor } from '@mixwell/math';
import { list, warning } from './warning.ts';

/** A column whose variance beyond what the columns before it explain is below this share counts as determined by them. */
const COLLINEAR = 1e-10;

/**
 * Columns that no component can tell anything from: what is known of them before EM starts, once a fit.
 *
 * @param covariance  of the data, cols x cols; of the axis-aligned shapes only the diagonal is looked at.
 */
export function degenerateColumns(
  family: Family,
  { columns }: RowsAbout,
  spread: ColumnSpread,
  covariance: Float64Array,
): FitWarning | false {
  const constant = columns.filter((_, j) => spread.variance[j] === 0);
  const collinear = scoringShape(family) === 'full' ? collinearColumns(covariance, spread.variance, columns) : [];
  if (constant.length + collinear.length === 0) return false;
  const parts = [
    constant.length > 0 && `${list('column', constant)} ${constant.length > 1 ? 'are' : 'is'} constant`,
    collinear.length > 0 &&
      `${list('column', collinear)} ${collinear.length > 1 ? 'are' : 'is'} determined by the columns before`,
  ];
  return warning('degenerate-columns', `${parts.filter(Boolean).join('; ')}.`);
}

/** Columns at which the Cholesky factor of the correlation matrix, built one column at a time, has no pivot left. */
function collinearColumns(covariance: Float64Array, variance: Float64Array, columns: readonly string[]): string[] {
  const cols = columns.length;
  const kept: number[] = [];
  const collinear: string[] = [];
  const deviation = variance.map(Math.sqrt);
  for (let j = 0; j < cols; j++) {
    if (variance[j] === 0) continue;
    const tried = [...kept, j];
    const n = tried.length;
    const correlation = new Float64Array(n * n);
    tried.forEach((a, row) =>
      tried.forEach(
        (b, col) => (correlation[row * n + col] = covariance[a * cols + b] / (deviation[a] * deviation[b])),
      ),
    );
    const pivot = choleskyFactor(correlation, n) ? correlation[n * n - 1] : 0;
    if (pivot * pivot > COLLINEAR) kept.push(j);
    else collinear.push(columns[j]);
  }
  return collinear;
}
