import { type MixtureModel, parametersOf } from './mixture-parameters.ts';

/** A parameter, and how far it may be off. */
export interface Interval {
  /** That of the model. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** The standard deviation over replicates. */
  readonly standardError: number;
}

export interface BootstrapIntervals {
  /** One a component. */
  readonly weights: readonly Interval[];
  /** components x features. */
  readonly means: readonly (readonly Interval[])[];
  /** components x features x features. */
  readonly covariances: readonly (readonly (readonly Interval[])[])[];
  /** Sets of rows that could be fitted. */
  readonly replicates: number;
  /** Sets of rows that could not. */
  readonly failed: number;
}

/** Percentile intervals of every parameter, of what `parametersOf` found in each set of rows. */
export function percentileIntervals(
  model: MixtureModel,
  drawn: readonly Float64Array[],
  failed: number,
  level: number,
): BootstrapIntervals {
  const { clusters, means } = model;
  const { cols } = means;
  const estimates = parametersOf(
    model,
    Array.from({ length: clusters }, (_, k) => k),
  );
  const at = (index: number): Interval => {
    const values = Float64Array.from(drawn, (parameters) => parameters[index]).sort();
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
    return Object.freeze({
      estimate: estimates[index],
      low: quantile(values, (1 - level) / 2),
      high: quantile(values, (1 + level) / 2),
      standardError: Math.sqrt(squares / (values.length - 1)),
    });
  };
  const list = <T>(length: number, of: (i: number) => T): readonly T[] =>
    Object.freeze(Array.from({ length }, (_, i) => of(i)));
  const firstMean = clusters;
  const firstCovariance = clusters * (1 + cols);
  return Object.freeze({
    weights: list(clusters, at),
    means: list(clusters, (k) => list(cols, (j) => at(firstMean + k * cols + j))),
    covariances: list(clusters, (k) =>
      list(cols, (a) => list(cols, (b) => at(firstCovariance + (k * cols + a) * cols + b))),
    ),
    replicates: drawn.length,
    failed,
  });
}

/** By linear interpolation between order statistics: type 7 of Hyndman and Fan, the usual one. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
}
