import type { Kernel } from '@mixwell/core';
import { logLikelihood, weighedLogLikelihood } from '../log-likelihood.ts';
import { type ComponentMoments, emptyMoments, twoLanes, zerosIn } from '../moments.ts';
import { LEAST_SHARE, largest, toShares } from '../responsibilities.ts';
import { type Scoring, logJoint } from '../scoring.ts';

export interface MixtureMoments extends ComponentMoments {
  /** Weighted sum of the rows' log-densities; length 1. */
  readonly logLikelihood: Float64Array;
}

/**
 * E-step and accumulation in one pass: moments about the current means, under the responsibilities of `scoring`.
 *
 * Order of summation: the rows of even and those of odd index in the block have sums of their own, each in row order, and the
 * two are added at the end. A row's responsibility is its weight over its sum of shares, times the share; a component without a
 * share in a row learns nothing from it.
 */
export const mixtureMoments: Kernel<Scoring, MixtureMoments> = {
  name: 'mixture-moments',
  empty({ components, cols }, _, spent) {
    const { weight, shift, scatter } = emptyMoments(components, cols, spent);
    return { weight, shift, scatter, logLikelihood: zerosIn(spent?.logLikelihood, 1) };
  },
  accumulate(scoring, { data, rows, cols, weights }, sums) {
    const { components, means } = scoring;
    const { adders, addTo } = twoLanes({ data: means, rows: components, cols });
    const score = logJoint(scoring);
    const likelihood = weights ? weighedLogLikelihood(weights) : logLikelihood();
    const shares = new Float64Array(components);
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      score(data, i * cols, shares);
      const most = largest(shares);
      const sum = toShares(shares, most, LEAST_SHARE);
      const scale = w / sum;
      likelihood.add(most, sum);
      for (let k = 0; k < components; k++) if (shares[k] > 0) adders[i % 2](data, i * cols, k, shares[k] * scale);
    }
    addTo(sums);
    sums.logLikelihood[0] += likelihood.total();
  },
};
