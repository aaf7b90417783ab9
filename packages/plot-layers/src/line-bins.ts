import { exp, log } from '@mixwell/math';

/** Values of one feature, counted. */
export interface LineBins {
  /** Where the first bin begins. */
  readonly low: number;
  /** The width of a bin. */
  readonly step: number;
  readonly bins: number;
  /** bins x groups: how many rows, or what they weigh. */
  readonly counts: Float64Array;
  readonly total: number;
}

/** Fewer bins say nothing, more than the screen has room for neither. */
const FEWEST = 5;
const MOST = 60;

/**
 * Counts values in bins of the width of Freedman and Diaconis [1], 2 * interquartile range / rows^(1/3), or of a part of the range
 * where that gives too few or too many, or where half of the rows have one value.
 *
 * @param of  the group of each value, from 0; absent where there is one group.
 *
 * [1] D. Freedman, P. Diaconis, On the histogram as a density estimator: L2 theory, Z. Wahrscheinlichkeitstheorie verw. Gebiete 57 (1981).
 */
export function lineBins(
  values: Float64Array,
  { of, groups = 1, weights }: { of?: Int32Array; groups?: number; weights?: ArrayLike<number> } = {},
): LineBins {
  const sorted = values.slice().sort();
  const [least, greatest] = [sorted[0], sorted[sorted.length - 1]];
  const range = greatest - least || Math.abs(least) * 0.1 || 1;
  const low = greatest > least ? least : least - range / 2;
  const quartile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))];
  const width = (2 * (quartile(0.75) - quartile(0.25))) / exp(log(values.length) / 3);
  const asked = width > 0 ? range / width : Math.sqrt(values.length);
  const bins = Math.min(MOST, Math.max(FEWEST, Math.ceil(asked)));
  const step = range / bins;
  const counts = new Float64Array(bins * groups);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((values[i] - low) / step)));
    counts[bin * groups + (of ? of[i] : 0)] += weight;
    total += weight;
  }
  return { low, step, bins, counts, total };
}
