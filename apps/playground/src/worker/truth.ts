import type { Arc, ArcsTruth, LabelledRealData, MixtureTruth } from 'mixwell';
import type { Mixture } from './mixture.ts';

/** What the rows came from, where that is known: drawn solid. */
export type Truth = ({ readonly kind: 'mixture' } & Mixture) | { readonly kind: 'arcs'; readonly arcs: readonly Arc[] };

/** The truth of made rows. */
export function madeTruth(truth: MixtureTruth | ArcsTruth): Truth {
  if ('arcs' in truth) return { kind: 'arcs', arcs: truth.arcs };
  return {
    kind: 'mixture',
    weights: [...truth.weights],
    means: [...truth.means.data],
    covariances: truth.covariances.flatMap(({ data }) => [...data]),
  };
}

/** The share, the mean and the covariance of each class of measured rows, in these columns. */
export function classTruth({ x, labels, names }: LabelledRealData, columns: readonly number[]): Truth {
  const classes = names.map((_, k) => classMoments(x, labels, k, columns));
  return {
    kind: 'mixture',
    weights: classes.map(({ weight }) => weight),
    means: classes.flatMap(({ mean }) => mean),
    covariances: classes.flatMap(({ covariance }) => covariance),
  };
}

function classMoments(
  { data, rows, cols }: LabelledRealData['x'],
  labels: Int32Array,
  k: number,
  columns: readonly number[],
): { weight: number; mean: number[]; covariance: number[] } {
  const own = Array.from(labels.keys()).filter((i) => labels[i] === k);
  const average = (value: (i: number) => number): number => own.reduce((sum, i) => sum + value(i), 0) / own.length;
  const mean = columns.map((j) => average((i) => data[i * cols + j]));
  const covariance = columns.flatMap((a, p) =>
    columns.map((b, q) => average((i) => (data[i * cols + a] - mean[p]) * (data[i * cols + b] - mean[q]))),
  );
  return { weight: own.length / rows, mean, covariance };
}
