import type { Kernel } from '@mixwell/core';
import { known } from '../known.ts';

/** The first row of positive weight that has only zeros; Infinity where there is none. */
export const zeroRow: Kernel<null, { readonly row: Float64Array }> = known({
  name: 'zero-row',
  empty: () => ({ row: Float64Array.of(Infinity) }),
  accumulate(_, { data, rows, cols, weights, first }, { row }) {
    for (let i = 0; i < rows; i++) {
      if (weights && weights[i] === 0) continue;
      let j = 0;
      while (j < cols && data[i * cols + j] === 0) j++;
      if (j === cols) row[0] = Math.min(row[0], first + i);
    }
  },
  merge(into, from) {
    into.row[0] = Math.min(into.row[0], from.row[0]);
  },
});
