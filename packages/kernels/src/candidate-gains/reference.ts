import type { Kernel, Matrix } from '@mixwell/core';
import { squaredDistance } from '../nearest-center/reference.ts';

/** `closest` holds the squared distance of each row from the nearest seed so far. */
export interface Closest {
  readonly closest: Float64Array;
}

export interface CandidateGains {
  readonly gain: Float64Array;
}

/**
 * By how much the inertia would fall if a candidate became a seed: one sum a candidate.
 *
 * Order of summation: rows in order. Rows that are not nearer to a candidate add nothing.
 */
export const candidateGains: Kernel<{ readonly candidates: Matrix }, CandidateGains, Closest> = {
  name: 'candidate-gains',
  isRepeatable: true,
  empty: ({ candidates }) => ({ gain: new Float64Array(candidates.rows) }),
  accumulate({ candidates }, { data, rows, cols, weights }, { gain }, { closest }) {
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      for (let k = 0; k < candidates.rows; k++) {
        const distance = squaredDistance(data, i * cols, candidates.data, k * cols, cols);
        if (distance < closest[i]) gain[k] += w * (closest[i] - distance);
      }
    }
  },
};
