/** Parameters of a Gaussian mixture: full covariances, or variances alone. */
export interface Mixture {
  readonly weights: Float64Array;
  /** components x cols. */
  readonly means: Float64Array;
  /** components x cols x cols, or components x cols. */
  readonly covariances: Float64Array;
  readonly full: boolean;
}

/** What log-densities are computed from. */
export interface Scoring {
  readonly mixture: Mixture;
  /** The inverse of each covariance's Cholesky factor, components x cols x cols; or one over each standard deviation. */
  readonly inverse: Float64Array;
  /** Of each component: log weight plus the log of the density's constant. */
  readonly constant: Float64Array;
}

/** @throws Error where a covariance is not positive definite. */
export function scoringOf(mixture: Mixture): Scoring {
  const { weights, means, covariances, full } = mixture;
  const components = weights.length;
  const cols = means.length / components;
  const inverse = new Float64Array(covariances.length);
  const constant = new Float64Array(components);
  for (let k = 0; k < components; k++) {
    let logDeterminant = 0;
    if (full) {
      const size = cols * cols;
      const factor = cholesky(covariances.subarray(k * size, (k + 1) * size), cols);
      invertLower(factor, cols, inverse.subarray(k * size, (k + 1) * size));
      for (let j = 0; j < cols; j++) logDeterminant += Math.log(factor[j * cols + j]);
    } else {
      for (let j = k * cols; j < (k + 1) * cols; j++) {
        inverse[j] = 1 / Math.sqrt(covariances[j]);
        logDeterminant += Math.log(covariances[j]) / 2;
      }
    }
    constant[k] = Math.log(weights[k]) - logDeterminant - (cols / 2) * Math.log(2 * Math.PI);
  }
  return { mixture, inverse, constant };
}

/** Of each component, log(weight x density) at a row into `scores`; gives the row's log-density. */
export function scoreRow(
  { mixture: { means, full }, inverse, constant }: Scoring,
  data: Float64Array,
  row: number,
  difference: Float64Array,
  scores: Float64Array,
): number {
  const cols = difference.length;
  let most = -Infinity;
  for (let k = 0; k < scores.length; k++) {
    for (let j = 0; j < cols; j++) difference[j] = data[row + j] - means[k * cols + j];
    let squared = 0;
    for (let j = 0; j < cols; j++) {
      let value = 0;
      if (full) {
        const base = (k * cols + j) * cols;
        for (let l = 0; l <= j; l++) value += inverse[base + l] * difference[l];
      } else value = difference[j] * inverse[k * cols + j];
      squared += value * value;
    }
    scores[k] = constant[k] - squared / 2;
    if (scores[k] > most) most = scores[k];
  }
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += Math.exp(scores[k] - most);
  return most + Math.log(sum);
}

/** The total log-likelihood of the rows. */
export function logLikelihood(scoring: Scoring, data: Float64Array, cols: number): number {
  const difference = new Float64Array(cols);
  const scores = new Float64Array(scoring.constant.length);
  let total = 0;
  for (let row = 0; row < data.length; row += cols) total += scoreRow(scoring, data, row, difference, scores);
  return total;
}

function cholesky(matrix: Float64Array, n: number): Float64Array {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j];
      for (let l = 0; l < j; l++) rest -= factor[i * n + l] * factor[j * n + l];
      factor[i * n + j] = i === j ? Math.sqrt(rest) : rest / factor[j * n + j];
    }
    if (!(factor[i * n + i] > 0)) throw new Error('A covariance is not positive definite.');
  }
  return factor;
}

function invertLower(factor: Float64Array, n: number, inverse: Float64Array): void {
  for (let j = 0; j < n; j++) {
    inverse[j * n + j] = 1 / factor[j * n + j];
    for (let i = j + 1; i < n; i++) {
      let sum = 0;
      for (let l = j; l < i; l++) sum -= factor[i * n + l] * inverse[l * n + j];
      inverse[i * n + j] = sum / factor[i * n + i];
    }
  }
}
