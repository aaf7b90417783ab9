import type { Rows } from '../workers/serve.ts';
import { type Mixture, type Scoring, scoreRow, scoringOf } from './mixture.ts';

export interface Em {
  readonly mixture: Mixture;
  /** Total, at `mixture`. */
  readonly logLikelihood: number;
  readonly labels: Int32Array;
}

/** EM as one would write it first: typed arrays, one pass over the rows an iteration, moments about the current means. */
export function em(x: Rows, start: Mixture, iterations: number, regularization: number): Em {
  const labels = new Int32Array(x.rows);
  let scoring = scoringOf(start);
  let sums = expectation(x, scoring, labels);
  for (let done = 0; done < iterations; done++) {
    scoring = scoringOf(maximization(scoring.mixture, sums, regularization));
    sums = expectation(x, scoring, labels);
  }
  return { mixture: scoring.mixture, logLikelihood: sums.logLikelihood, labels };
}

interface Sums {
  logLikelihood: number;
  readonly weight: Float64Array;
  /** About the means, components x cols. */
  readonly first: Float64Array;
  /** About the means; of full covariances the lower triangles alone are filled. */
  readonly second: Float64Array;
}

function expectation({ data, rows, cols }: Rows, scoring: Scoring, labels: Int32Array): Sums {
  const { weights, means, covariances, full } = scoring.mixture;
  const components = weights.length;
  const sums: Sums = {
    logLikelihood: 0,
    weight: new Float64Array(components),
    first: new Float64Array(means.length),
    second: new Float64Array(covariances.length),
  };
  const { weight, first, second } = sums;
  const difference = new Float64Array(cols);
  const scores = new Float64Array(components);
  for (let i = 0; i < rows; i++) {
    const row = i * cols;
    const density = scoreRow(scoring, data, row, difference, scores);
    sums.logLikelihood += density;
    let label = 0;
    for (let k = 0; k < components; k++) {
      if (scores[k] > scores[label]) label = k;
      const share = Math.exp(scores[k] - density);
      weight[k] += share;
      for (let j = 0; j < cols; j++) difference[j] = data[row + j] - means[k * cols + j];
      for (let j = 0; j < cols; j++) {
        const part = share * difference[j];
        first[k * cols + j] += part;
        if (full) {
          const base = (k * cols + j) * cols;
          for (let l = 0; l <= j; l++) second[base + l] += part * difference[l];
        } else second[k * cols + j] += part * difference[j];
      }
    }
    labels[i] = label;
  }
  return sums;
}

function maximization(mixture: Mixture, { weight, first, second }: Sums, regularization: number): Mixture {
  const { full } = mixture;
  const components = weight.length;
  const cols = first.length / components;
  const rows = weight.reduce((sum, value) => sum + value, 0);
  const shift = first.map((value, at) => value / weight[Math.floor(at / cols)]);
  const covariances = new Float64Array(second.length);
  for (let k = 0; k < components; k++) {
    for (let j = 0; j < cols; j++) {
      const own = k * cols + j;
      if (!full) covariances[own] = second[own] / weight[k] - shift[own] * shift[own] + regularization;
      else
        for (let l = 0; l <= j; l++) {
          const value = second[own * cols + l] / weight[k] - shift[own] * shift[k * cols + l];
          covariances[own * cols + l] = covariances[(k * cols + l) * cols + j] = value + (l === j ? regularization : 0);
        }
    }
  }
  return {
    weights: weight.map((value) => value / rows),
    means: mixture.means.map((m, at) => m + shift[at]),
    covariances,
    full,
  };
}
