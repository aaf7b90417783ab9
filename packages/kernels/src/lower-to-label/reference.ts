import type { Kernel, Matrix } from '@mixwell/core';
import { known } from '../known.ts';
import { squaredDistance } from '../nearest-center/reference.ts';

/** Lowers `closest` to the squared distance from the center that `labels` names. */
export const lowerToLabel: Kernel<{ readonly centers: Matrix }, object, { labels: Int32Array; closest: Float64Array }> =
  known({
    name: 'lower-to-label',
    empty: () => ({}),
    accumulate({ centers }, { data, rows, cols }, _, { labels, closest }) {
      for (let i = 0; i < rows; i++) {
        const distance = squaredDistance(data, i * cols, centers.data, labels[i] * cols, cols);
        if (distance < closest[i]) closest[i] = distance;
      }
    },
  });
