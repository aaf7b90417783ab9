import type { RandomStream } from '@mixwell/core';
import { log } from '@mixwell/math';

/**
 * Draws from the standard normal distribution: mean 0, standard deviation 1.
 *
 * Marsaglia's polar method [1]: a point in the unit disc gives two independent draws, and the second is kept for the next call.
 * Cost: 1.27 uniform draws and half a logarithm and square root a draw.
 *
 * [1] G. Marsaglia and T. A. Bray, A convenient method for generating normal variables, SIAM Review 6 (1964).
 */
export function makeNormal(stream: RandomStream): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const draw = kept;
      kept = undefined;
      return draw;
    }
    for (;;) {
      const x = 2 * stream() - 1;
      const y = 2 * stream() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * log(square)) / square);
      kept = y * scale;
      return x * scale;
    }
  };
}
