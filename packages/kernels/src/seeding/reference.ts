import type { Kernel, Matrix } from '@mixwell/core';
import { squaredDistance } from '../nearest-center/reference.ts';

/** `closest` holds the squared distance of each row from the nearest seed so far. */
export interface Closest {
  readonly closest: Float64Array;
}

/** What the inertia would be if a candidate became a seed: one sum a candidate. */
export const candidateInertia: Kernel<{ readonly candidates: Matrix }, { inertia: Float64Array }, Closest> = {
  name: 'candidate-inertia',
  empty: ({ candidates }) => ({ inertia: new Float64Array(candidates.rows) }),
  accumulate({ candidates }, { data, rows, cols, weights }, { inertia }, { closest }) {
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      for (let k = 0; k < candidates.rows; k++) {
        inertia[k] += w * Math.min(closest[i], squaredDistance(data, i * cols, candidates.data, k * cols, cols));
      }
    }
  },
};

/** Lowers `closest` to the squared distance from one more seed, or sets it where that seed is the first. */
export const lowerClosest: Kernel<{ readonly seed: Matrix; readonly isFirst: boolean }, object, Closest> = {
  name: 'lower-closest',
  empty: () => ({}),
  accumulate({ seed, isFirst }, { data, rows, cols }, _, { closest }) {
    for (let i = 0; i < rows; i++) {
      const distance = squaredDistance(data, i * cols, seed.data, 0, cols);
      if (isFirst || distance < closest[i]) closest[i] = distance;
    }
  },
};
