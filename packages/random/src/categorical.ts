import { MixwellError, type RandomStream } from '@mixwell/core';
import { finiteNumbers } from './checks.ts';

/**
 * Draws a category from 0 to `weights.length` - 1, each with probability its weight over the sum of all.
 *
 * A category of weight 0 is never drawn. `weights` is copied. Cost: O(categories) once, O(log categories) a draw.
 *
 * @param weights  one number a category, at least 0, in any unit.
 * @throws MixwellError `invalid-param` for a weight that is negative or not finite, naming its index, and where they add to 0 or Infinity.
 */
export function makeCategorical(stream: RandomStream, weights: ArrayLike<number>): () => number {
  const running = runningSums(weights);
  const total = running[running.length - 1];
  const last = running.indexOf(total);
  return () => {
    const target = stream() * total;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (running[middle] > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function runningSums(weights: ArrayLike<number>): Float64Array {
  let sum = 0;
  const running = finiteNumbers('makeCategorical', 'weights', weights, 0).map((weight) => (sum += weight));
  if (sum > 0 && sum < Infinity) return running;
  throw new MixwellError(
    'invalid-param',
    `makeCategorical: "weights" must add to a finite number above 0; got ${sum}.`,
    { sum },
  );
}
