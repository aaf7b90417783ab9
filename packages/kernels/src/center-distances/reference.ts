import type { Kernel, Matrix } from '@mixwell/core';
import { squaredDistance } from '../nearest-center/reference.ts';

/** Writes the Euclidean distance of each row from each center; `distances` is rows x clusters. */
export const centerDistances: Kernel<{ readonly centers: Matrix }, object, { distances: Float64Array }> = {
  name: 'center-distances',
  empty: () => ({}),
  accumulate({ centers }, { data, rows, cols }, _, { distances }) {
    for (let i = 0, at = 0; i < rows; i++) {
      for (let k = 0; k < centers.rows; k++, at++) {
        distances[at] = Math.sqrt(squaredDistance(data, i * cols, centers.data, k * cols, cols));
      }
    }
  },
};
