import { packedLength, unpack } from '@mixwell/kernels';
import { choleskyFactor, exp, log } from '@mixwell/math';
import { type Groups, averageVariance, betweenTrace, jointScatter } from './groups.ts';

/** Families of covariances for which there is a rule of merging; in one column EII is equal variances, VII one each. */
export type HierarchicalFamily = 'EII' | 'VII' | 'VVV';

/** What merging two groups costs: the fall of the classification likelihood, up to a factor, at the best parameters. */
export type MergeCost = (a: number, b: number) => number;

/**
 * The cost of merging groups under a family [1].
 *
 * EII: what the sum of traces grows by (Ward). VII: the sum of n log((tr W + t) / n). VVV: the sum of n log(|W / n| + (tr W + t) / n),
 * for groups of more rows than columns, and VII's term below that, where t, the trace of all rows' scatter over rows x columns,
 * keeps the terms of the first, singular groups finite and comparable [1, section 4].
 *
 * [1] C. Fraley, Algorithms for model-based Gaussian hierarchical clustering, SIAM J. Sci. Comput. 20 (1998).
 */
export function mergeCost(family: HierarchicalFamily, groups: Groups): MergeCost {
  if (family === 'EII') return (a, b) => betweenTrace(groups, a, b);
  const { cols, weight, trace, scatter, count } = groups;
  const floor = averageVariance(groups);
  const packed = packedLength(cols);
  const term =
    family === 'VII'
      ? (n: number, tr: number) => n * log((tr + floor) / n)
      : (n: number, tr: number, at: number, of: Float64Array) => {
          const round = (tr + floor) / n;
          if (n <= cols || tr === 0) return n * log(round);
          return n * logSum(logDeterminant(of, at, n, cols), round);
        };
  const own = new Float64Array(count);
  const ownWeight = new Float64Array(count);
  const ownTerm = (k: number): number => {
    if (ownWeight[k] === weight[k]) return own[k];
    ownWeight[k] = weight[k];
    return (own[k] = term(weight[k], trace[k], k * packed, scatter));
  };
  const together = new Float64Array(packed);
  return (a, b) => {
    const n = weight[a] + weight[b];
    const tr =
      family === 'VVV' && n > cols
        ? jointScatter(groups, a, b, together)
        : trace[a] + trace[b] + betweenTrace(groups, a, b);
    return term(n, tr, 0, together) - ownTerm(a) - ownTerm(b);
  };
}

/** ln of the determinant of a packed scatter over `n`; -Infinity where it is singular. */
function logDeterminant(packed: Float64Array, at: number, n: number, cols: number): number {
  const matrix = unpack(packed, at, cols);
  if (!choleskyFactor(matrix, cols)) return -Infinity;
  let root = 0;
  for (let j = 0; j < cols; j++) root += log(matrix[j * cols + j]);
  return 2 * root - cols * log(n);
}

/** ln(e^a + b), for b > 0. */
function logSum(a: number, b: number): number {
  return a > 0 ? a + log(1 + exp(-a) * b) : log(exp(a) + b);
}
