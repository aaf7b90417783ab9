import { jacobiEigen } from '@mixwell/math';
import type { FittedMixture } from './fitted-mixture.ts';

/** A covariance as D diag(variances) D'. */
export interface Frame {
  /** cols x cols: the axes D are columns. */
  readonly axes: Float64Array;
  /** One an axis. */
  readonly variances: Float64Array;
}

/** How axes of covariances go together: along the columns, equal in all, or own. */
export type Orientation = 'I' | 'E' | 'V';

/** The frames of all covariances, whose axes are equal in the way of the family; own ones by falling variance. */
export function framesOf({ covariances, means: { cols } }: FittedMixture, orientation: Orientation): Frame[] {
  const shared = orientation === 'V' ? undefined : orientation === 'E' ? sharedAxes(covariances, cols) : identity(cols);
  return covariances.map(({ data }) => {
    if (shared) return { axes: shared, variances: variancesAlong(data, shared, cols) };
    const { vectors, values } = jacobiEigen(data.slice(), cols);
    return { axes: vectors, variances: values };
  });
}

/** How far one weight of the sum is from the next: irrational, so that no two axes have equal sums by design. */
const GOLDEN = 0.6180339887498949;

/** The eigenvectors that the covariances share: those of a sum of them with unequal weights, each in units of its trace. */
function sharedAxes(covariances: FittedMixture['covariances'], cols: number): Float64Array {
  const sum = new Float64Array(cols * cols);
  covariances.forEach(({ data }, k) => {
    let trace = 0;
    for (let j = 0; j < cols; j++) trace += data[j * cols + j];
    const weight = (1 + ((k * GOLDEN) % 1)) / trace;
    data.forEach((value, at) => (sum[at] += weight * value));
  });
  return jacobiEigen(sum, cols).vectors;
}

function identity(cols: number): Float64Array {
  return Float64Array.from({ length: cols * cols }, (_, at) => (at % (cols + 1) === 0 ? 1 : 0));
}

/** The diagonal of D' S D. */
function variancesAlong(covariance: Float64Array, axes: Float64Array, cols: number): Float64Array {
  return Float64Array.from({ length: cols }, (_, e) => {
    let sum = 0;
    for (let i = 0; i < cols; i++) {
      for (let j = 0; j < cols; j++) sum += axes[i * cols + e] * covariance[i * cols + j] * axes[j * cols + e];
    }
    return sum;
  });
}
