import { type Kernel, addSums } from '@mixwell/core';
import { log } from '@mixwell/math';
import { type ComponentMoments, emptyMoments, momentAdder } from '../moments.ts';
import { largest, toShares } from '../responsibilities.ts';
import { type Scoring, logJoint } from '../scoring.ts';

export interface MixtureMoments extends ComponentMoments {
  /** Weighted sum of the rows' log-densities; length 1. */
  readonly logLikelihood: Float64Array;
}

/**
 * E-step and accumulation in one pass: moments about the current means, under the responsibilities of `scoring`.
 *
 * Order of summation: the rows of even and those of odd index in the block have sums of their own, each in row order, and the
 * two are added at the end. A row's responsibility is its weight over its sum of shares, times the share.
 */
export const mixtureMoments: Kernel<Scoring, MixtureMoments> = {
  name: 'mixture-moments',
  empty: ({ components, cols }) => ({ ...emptyMoments(components, cols), logLikelihood: new Float64Array(1) }),
  accumulate(scoring, { data, rows, cols, weights }, sums) {
    const { components, means } = scoring;
    const about = { data: means, rows: components, cols };
    const score = logJoint(scoring);
    const lanes = [this.empty(scoring, cols), this.empty(scoring, cols)];
    const adders = lanes.map((lane) => momentAdder(lane, about));
    const shares = new Float64Array(components);
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      score(data, i * cols, shares);
      const most = largest(shares);
      const sum = toShares(shares, most);
      const scale = w / sum;
      if (w > 0) lanes[i % 2].logLikelihood[0] += w * (most + log(sum));
      for (let k = 0; k < components; k++) adders[i % 2](data, i * cols, k, shares[k] * scale);
    }
    addSums(lanes[0], lanes[1]);
    addSums(sums, lanes[0]);
  },
};
