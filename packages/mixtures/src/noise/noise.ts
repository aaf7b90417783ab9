import type { Scoring } from '@mixwell/kernels';
import { log } from '@mixwell/math';

/** A box: the points origin + axes c with every coordinate c from its low to its high. */
export interface Box {
  /** One value a column of the data. */
  readonly origin: Float64Array;
  /** cols x cols: the directions of the box's edges are columns, of length 1 and at right angles. */
  readonly axes: Float64Array;
  /** One an axis. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Rows of no component: as likely anywhere as 1 / the volume of the box that the training rows fill [1].
 *
 * [1] J. D. Banfield, A. E. Raftery, Model-based Gaussian and non-Gaussian clustering, Biometrics 49 (1993), section 3.
 */
export interface Noise {
  /** The share of the rows that are noise, from 0 to 1. */
  readonly weight: number;
  readonly box: Box;
}

/** The scoring with noise as one more component, the last: its whitening is zero, so that all rows are as likely. */
export function scoringWith({ weight, box }: Noise, scoring: Scoring): Scoring {
  const { components, means, logConstants, whitening } = scoring;
  const longer = (values: Float64Array, more: ArrayLike<number>): Float64Array => {
    const all = new Float64Array(values.length + more.length);
    all.set(values);
    all.set(more, values.length);
    return all;
  };
  return {
    ...scoring,
    components: components + 1,
    means: longer(means, box.origin),
    logConstants: longer(logConstants, [log(weight) - logVolumeOf(box)]),
    whitening: longer(whitening, new Float64Array(whitening.length / components)),
  };
}

/** Natural logarithm of the volume. */
export function logVolumeOf({ low, high }: Box): number {
  return low.reduce((sum, value, e) => sum + log(high[e] - value), 0);
}

/** The least box along the columns that holds the box: its ends, one a column. */
export function alongColumns({ origin, axes, low, high }: Box): { low: Float64Array; high: Float64Array } {
  const cols = origin.length;
  const ends = (least: Float64Array, most: Float64Array): Float64Array =>
    origin.map((value, j) => {
      let end = value;
      for (let e = 0; e < cols; e++) end += axes[j * cols + e] * (axes[j * cols + e] < 0 ? most[e] : least[e]);
      return end;
    });
  return { low: ends(low, high), high: ends(high, low) };
}
