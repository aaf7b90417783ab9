import { type Kernel, type Matrix, addSums } from '@mixwell/core';
import { squaredDistance } from '../nearest-center/reference.ts';

/** `closest` holds the squared distance of each row from the nearest seed so far. */
export interface Closest {
  readonly closest: Float64Array;
}

export interface CandidateInertia {
  readonly inertia: Float64Array;
}

/**
 * What the inertia would be if a candidate became a seed: one sum a candidate.
 *
 * Order of summation: rows in order.
 */
export const candidateInertia: Kernel<{ readonly candidates: Matrix }, CandidateInertia, Closest> = {
  name: 'candidate-inertia',
  empty: ({ candidates }) => ({ inertia: new Float64Array(candidates.rows) }),
  accumulate({ candidates }, { data, rows, cols, weights }, sums, { closest }) {
    const found = this.empty({ candidates }, cols);
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      for (let k = 0; k < candidates.rows; k++) {
        const distance = squaredDistance(data, i * cols, candidates.data, k * cols, cols);
        found.inertia[k] += w * Math.min(closest[i], distance);
      }
    }
    addSums(sums, found);
  },
};
