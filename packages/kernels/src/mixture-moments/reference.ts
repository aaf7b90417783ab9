import type { Kernel, Matrix } from '@mixwell/core';
import { type ComponentMoments, emptyMoments, momentAdder } from '../moments.ts';
import { toResponsibilities } from '../responsibilities.ts';
import { type Scoring, logJoint } from '../scoring.ts';

export interface MixtureMoments extends ComponentMoments {
  /** Weighted sum of the rows' log-densities; length 1. */
  readonly logLikelihood: Float64Array;
}

/** E-step and accumulation in one pass: moments about the current means, under the responsibilities of `scoring`. */
export const mixtureMoments: Kernel<Scoring, MixtureMoments> = {
  name: 'mixture-moments',
  empty: ({ components, cols }) => ({ ...emptyMoments(components, cols), logLikelihood: new Float64Array(1) }),
  accumulate(scoring, { data, rows, cols, weights }, sums) {
    const { components } = scoring;
    const score = logJoint(scoring);
    const add = momentAdder(sums, meansOf(scoring));
    const r = new Float64Array(components);
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      if (w === 0) continue;
      score(data, i * cols, r);
      sums.logLikelihood[0] += w * toResponsibilities(r);
      for (let k = 0; k < components; k++) add(data, i * cols, k, w * r[k]);
    }
  },
};

export interface DiagonalMoments {
  readonly weight: Float64Array;
  readonly shift: Float64Array;
  /** components x cols: weighted sums of (x - mean)^2. */
  readonly square: Float64Array;
  readonly logLikelihood: Float64Array;
}

/** `mixtureMoments` where only the diagonal of each scatter is wanted. */
export const diagonalMixtureMoments: Kernel<Scoring, DiagonalMoments> = {
  name: 'diagonal-mixture-moments',
  empty: ({ components, cols }) => ({
    weight: new Float64Array(components),
    shift: new Float64Array(components * cols),
    square: new Float64Array(components * cols),
    logLikelihood: new Float64Array(1),
  }),
  accumulate(scoring, { data, rows, cols, weights }, { weight, shift, square, logLikelihood }) {
    const { components, means } = scoring;
    const score = logJoint(scoring);
    const r = new Float64Array(components);
    for (let i = 0; i < rows; i++) {
      const x = i * cols;
      const w = weights ? weights[i] : 1;
      if (w === 0) continue;
      score(data, x, r);
      logLikelihood[0] += w * toResponsibilities(r);
      for (let k = 0; k < components; k++) {
        const wr = w * r[k];
        if (wr === 0) continue;
        weight[k] += wr;
        for (let j = 0, c = k * cols; j < cols; j++, c++) {
          const z = data[x + j] - means[c];
          shift[c] += wr * z;
          square[c] += wr * z * z;
        }
      }
    }
  },
};

function meansOf({ means, components, cols }: Scoring): Matrix {
  return { data: means, rows: components, cols };
}
