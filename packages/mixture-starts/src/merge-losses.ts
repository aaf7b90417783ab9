import { choleskyFactor, log, room } from '@mixwell/math';
import type { Mixture } from '@mixwell/mixtures';
import type { SplitShape } from './split-shape.ts';

/** 4 ln 2: the entropy of shares p and 1 - p is about this times p (1 - p). */
const ENTROPY = 2.772588722239781;

/** Responsibilities below this have no part in what is lost. */
const SLIGHT = 1e-3;

/**
 * About how much log-likelihood is lost where two components become one with the moments of both: components x components.
 *
 * That is what the expected log-likelihood loses, plus the entropy of the shares that the two have in the rows.
 *
 * @param responsibilities  rows x `width`.
 */
export function mergeLosses(
  mixture: Mixture,
  responsibilities: Float64Array,
  width: number,
  weights: Float64Array,
  shape: SplitShape,
): Float64Array {
  const { components, cols, covariances } = mixture;
  const losses = sharedEntropy(components, responsibilities, width, weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const logRoots = mixture.weights.map((_, k) => logRoot(covariances, cols, k * cols * cols));
  for (let j = 1; j < components; j++) {
    for (let k = 0; k < j; k++) {
      const [own, other] = [total * mixture.weights[j], total * mixture.weights[k]];
      let loss = losses[j * components + k];
      if (own > 0 && other > 0) {
        const joint = logRoot(jointCovariance(mixture, j, k, shape), cols);
        loss += own * log(own / (own + other)) + other * log(other / (own + other));
        loss += own * (joint - logRoots[j]) + other * (joint - logRoots[k]);
      }
      losses[j * components + k] = losses[k * components + j] = loss;
    }
  }
  return losses;
}

/** The entropy of each pair's shares in the rows, below the diagonal. */
function sharedEntropy(
  components: number,
  responsibilities: Float64Array,
  width: number,
  weights: Float64Array,
): Float64Array {
  const entropies = new Float64Array(components * components);
  for (let i = 0; i < weights.length; i++) {
    for (let j = 1; j < components; j++) {
      const own = responsibilities[i * width + j];
      if (own < SLIGHT) continue;
      for (let k = 0; k < j; k++) {
        const other = responsibilities[i * width + k];
        if (other >= SLIGHT) entropies[j * components + k] += (weights[i] * ENTROPY * own * other) / (own + other);
      }
    }
  }
  return entropies;
}

const [joints, aparts, lowers] = [room(), room(), room()];

/** The covariance of two components as one: cols x cols. */
function jointCovariance(mixture: Mixture, j: number, k: number, shape: SplitShape): Float64Array {
  const { cols, means, weights, covariances } = mixture;
  const size = cols * cols;
  const share = weights[j] / (weights[j] + weights[k]);
  const apart = aparts(cols);
  for (let a = 0; a < cols; a++) apart[a] = means[j * cols + a] - means[k * cols + a];
  const isTilted = shape === 'full' || shape === 'held';
  const joint = joints(size);
  for (let a = 0, at = 0; a < cols; a++) {
    for (let b = 0; b < cols; b++, at++) {
      const between = a === b || isTilted ? share * (1 - share) * apart[a] * apart[b] : 0;
      joint[at] = share * covariances[j * size + at] + (1 - share) * covariances[k * size + at] + between;
    }
  }
  if (shape !== 'round') return joint;
  let trace = 0;
  for (let a = 0; a < cols; a++) trace += joint[a * cols + a];
  for (let a = 0; a < cols; a++) joint[a * cols + a] = trace / cols;
  return joint;
}

/** ln of the root of the determinant of the cols x cols matrix from index `at` on; -Infinity where there is none. */
function logRoot(matrices: Float64Array, cols: number, at = 0): number {
  const lower = lowers(cols * cols);
  for (let cell = 0; cell < lower.length; cell++) lower[cell] = matrices[at + cell];
  if (!choleskyFactor(lower, cols)) return -Infinity;
  let sum = 0;
  for (let a = 0; a < cols; a++) sum += log(lower[a * cols + a]);
  return sum;
}
