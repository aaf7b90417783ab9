import type { Kernel } from '@mixwell/core';
import { known } from '../known.ts';

/** Writes the sample weight of each row; 1 where every row counts once. */
export const rowWeights: Kernel<null, object, { weights: Float64Array }> = known({
  name: 'row-weights',
  empty: () => ({}),
  accumulate(_, { weights: given }, __, { weights }) {
    if (given) weights.set(given);
    else weights.fill(1);
  },
});
