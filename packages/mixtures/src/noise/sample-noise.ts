import type { RandomStream } from '@mixwell/core';
import type { DrawRow } from '@mixwell/random';
import type { Box } from './noise.ts';

/** Draws points of the box, each as likely. */
export function makeUniform(stream: RandomStream, { origin, axes, low, high }: Box): DrawRow {
  const cols = origin.length;
  return (out = new Float64Array(cols), at = 0) => {
    out.set(origin, at);
    for (let e = 0; e < cols; e++) {
      const coordinate = low[e] + stream() * (high[e] - low[e]);
      for (let j = 0; j < cols; j++) out[at + j] += coordinate * axes[j * cols + e];
    }
    return out;
  };
}
