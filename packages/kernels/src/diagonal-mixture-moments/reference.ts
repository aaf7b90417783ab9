import { type Kernel, addSums } from '@mixwell/core';
import { logLikelihood, weighedLogLikelihood } from '../log-likelihood.ts';
import { zerosIn } from '../moments.ts';
import { LEAST_SHARE, largest, toShares } from '../responsibilities.ts';
import { type Scoring, logJoint } from '../scoring.ts';

export interface DiagonalMoments {
  /** Sum of weight times responsibility, one a component. */
  readonly weight: Float64Array;
  /** components x cols: weighted sums of x - mean. */
  readonly shift: Float64Array;
  /** components x cols: weighted sums of (x - mean)^2. */
  readonly square: Float64Array;
  /** Weighted sum of the rows' log-densities; length 1. */
  readonly logLikelihood: Float64Array;
}

/**
 * `mixtureMoments` where only the diagonal of each scatter is wanted.
 *
 * Order of summation: as there, rows of even and of odd index in the block apart.
 */
export const diagonalMixtureMoments: Kernel<Scoring, DiagonalMoments> = {
  name: 'diagonal-mixture-moments',
  empty: ({ components, cols }, _, spent) => ({
    weight: zerosIn(spent?.weight, components),
    shift: zerosIn(spent?.shift, components * cols),
    square: zerosIn(spent?.square, components * cols),
    logLikelihood: zerosIn(spent?.logLikelihood, 1),
  }),
  accumulate(scoring, { data, rows, cols, weights }, sums) {
    const { components, means } = scoring;
    const score = logJoint(scoring);
    const lanes = [this.empty(scoring, cols), this.empty(scoring, cols)];
    const likelihood = weights ? weighedLogLikelihood(weights) : logLikelihood();
    const shares = new Float64Array(components);
    for (let i = 0; i < rows; i++) {
      const x = i * cols;
      const w = weights ? weights[i] : 1;
      const { weight, shift, square } = lanes[i % 2];
      score(data, x, shares);
      const most = largest(shares);
      const sum = toShares(shares, most, LEAST_SHARE);
      const scale = w / sum;
      likelihood.add(most, sum);
      for (let k = 0; k < components; k++) {
        if (shares[k] === 0) continue;
        const wr = shares[k] * scale;
        weight[k] += wr;
        for (let j = 0, c = k * cols; j < cols; j++, c++) {
          const z = data[x + j] - means[c];
          shift[c] += wr * z;
          square[c] += wr * z * z;
        }
      }
    }
    addSums(lanes[0], lanes[1]);
    lanes[0].logLikelihood[0] = likelihood.total();
    addSums(sums, lanes[0]);
  },
};
