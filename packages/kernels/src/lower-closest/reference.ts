import type { Kernel, Matrix } from '@mixwell/core';
import type { Closest } from '../candidate-gains/reference.ts';
import { squaredDistance } from '../nearest-center/reference.ts';

export interface LowerClosestAsk {
  /** One row. */
  readonly seed: Matrix;
  readonly isFirst: boolean;
}

/** Lowers `closest` to the squared distance from one more seed, or sets it where that seed is the first. */
export const lowerClosest: Kernel<LowerClosestAsk, object, Closest> = {
  name: 'lower-closest',
  isRepeatable: true,
  empty: () => ({}),
  accumulate({ seed, isFirst }, { data, rows, cols }, _, { closest }) {
    for (let i = 0; i < rows; i++) {
      const distance = squaredDistance(data, i * cols, seed.data, 0, cols);
      if (isFirst || distance < closest[i]) closest[i] = distance;
    }
  },
};
