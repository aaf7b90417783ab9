import type { Kernel, Matrix } from '@mixwell/core';
import { known } from '../known.ts';
import { type ComponentMoments, emptyMoments, twoLanes } from '../moments.ts';

export interface RandomMomentsAsk {
  readonly about: Matrix;
  /** An unsigned 32-bit seed. */
  readonly seed: number;
}

/**
 * Moments under random responsibilities: uniform draws, scaled to add to 1 a row.
 *
 * The draw of a row and component is a hash of its place, so it does not depend on which block it came in.
 */
export const randomMoments: Kernel<RandomMomentsAsk, ComponentMoments> = known({
  name: 'random-moments',
  empty: ({ about }) => emptyMoments(about.rows, about.cols),
  accumulate({ about, seed }, { data, rows, cols, weights, first }, sums) {
    const { adders, addTo } = twoLanes(about);
    const draws = new Float64Array(about.rows);
    for (let i = 0; i < rows; i++) {
      let total = 0;
      for (let k = 0; k < draws.length; k++) total += draws[k] = uniform(seed, (first + i) * draws.length + k);
      const w = (weights ? weights[i] : 1) / total;
      for (let k = 0; k < draws.length; k++) adders[i % 2](data, i * cols, k, w * draws[k]);
    }
    addTo(sums);
  },
});

/**
 * A number in (0, 1) from a seed and a counter [1]: 32 well-mixed bits, and never 0.
 *
 * [1] The finalizer of MurmurHash3 (A. Appleby, public domain), applied to each half of the counter.
 */
function uniform(seed: number, counter: number): number {
  const high = Math.floor(counter / 4294967296);
  const bits = mix(mix(mix(seed) ^ high) ^ (counter >>> 0));
  return ((bits >>> 0) + 0.5) / 4294967296;
}

function mix(bits: number): number {
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) + 0x9e3779b9;
}
