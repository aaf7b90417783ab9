/** The parameters of a mixture as the fixtures keep them: one matrix, one vector or one number where the shape allows. */
export interface MixtureParameters {
  readonly covariance: string;
  readonly weights: number[];
  readonly means: number[][];
  readonly covariances: number[] | number[][] | number[][][];
}

/** The same parameters with one whole matrix a component, as estimators take them for a start. */
export function mixtureStart({ covariance, weights, means, covariances }: MixtureParameters): {
  weights: number[];
  means: number[][];
  covariances: number[][][];
} {
  const cols = means[0].length;
  const diagonal = (cell: (j: number) => number): number[][] =>
    Array.from({ length: cols }, (_, i) => Array.from({ length: cols }, (_, j) => (i === j ? cell(j) : 0)));
  const matrixOf = (k: number): number[][] => {
    if (covariance === 'tied') return covariances as number[][];
    const own = covariances[k];
    if (typeof own === 'number') return diagonal(() => own);
    return covariance === 'diag' ? diagonal((j) => (own as number[])[j]) : (own as number[][]);
  };
  return { weights, means, covariances: weights.map((_, k) => matrixOf(k)) };
}
