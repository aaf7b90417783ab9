import { type Table, multivariateGaussianLogPdf } from 'mixwell';
import { type Mixture, matricesOf } from './mixture.ts';

/** What the E-step and the M-step make of one row in one component. */
export interface Share {
  /** Of k-means: the share of the rows. */
  readonly weight: number;
  /** The component's density at the row; null for k-means. */
  readonly density: number | null;
  /** Euclidean distance of the row from the mean. */
  readonly distance: number;
  readonly responsibility: number;
  /** The sum of the responsibilities of all rows. */
  readonly count: number;
  /** How much of the next mean is this row: its responsibility in that sum. */
  readonly pull: number;
  /** What the M-step makes of the mean, unless it is held: the responsible mean of the rows. */
  readonly nextMean: readonly number[];
  /** And of the standard deviation of each feature; empty for k-means. */
  readonly nextDeviation: readonly number[];
}

export interface Inspected {
  readonly row: number;
  readonly cells: readonly number[];
  readonly shares: readonly Share[];
}

/**
 * The numbers of one row: E, the responsibilities, and M, what they make of the parameters.
 *
 * @param responsibilities  rows x components.
 */
export function inspect(row: number, x: Table, mixture: Mixture, responsibilities: Float64Array): Inspected {
  const { cols } = x;
  const components = mixture.weights.length;
  const cells = [...x.data.subarray(row * cols, (row + 1) * cols)];
  const covariances = matricesOf(mixture);
  const shares = mixture.weights.map((weight, k) => {
    const mean = mixture.means.slice(k * cols, (k + 1) * cols);
    const responsibility = responsibilities[row * components + k];
    const { count, means, deviations } = weighted(x, responsibilities, k, components);
    const isMixture = mixture.covariances.length > 0;
    return {
      weight,
      density: isMixture ? Math.exp(multivariateGaussianLogPdf([cells], mean, covariances[k])[0]) : null,
      distance: Math.hypot(...cells.map((value, j) => value - mean[j])),
      responsibility,
      count,
      pull: count > 0 ? responsibility / count : 0,
      nextMean: means,
      nextDeviation: isMixture ? deviations : [],
    };
  });
  return { row, cells, shares };
}

/** The count, the mean and the standard deviation of each feature, of the rows as far as component `k` answers for them. */
function weighted(
  { data, rows, cols }: Table,
  responsibilities: Float64Array,
  k: number,
  components: number,
): { count: number; means: number[]; deviations: number[] } {
  let count = 0;
  for (let i = 0; i < rows; i++) count += responsibilities[i * components + k];
  const average = (value: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += responsibilities[i * components + k] * value(i);
    return sum / count;
  };
  const means = Array.from({ length: cols }, (_, j) => average((i) => data[i * cols + j]));
  const deviations = means.map((mean, j) => Math.sqrt(average((i) => (data[i * cols + j] - mean) ** 2)));
  return { count, means, deviations };
}
