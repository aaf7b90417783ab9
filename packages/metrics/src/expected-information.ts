import { deviance } from './deviance.ts';
import type { JointCounts } from './joint-counts.ts';

/** Counts less likely than this, relative to the likeliest, add nothing to a float64 sum. */
const NEGLIGIBLE = 1e-40;

/**
 * The mean mutual information, in nats, of two labellings with these class sizes and the rows dealt at random [1].
 *
 * The rows that two classes share are then hypergeometric. Its probabilities come from their ratios, outward from the mode,
 * and are divided by their sum: no factorial is taken, so none of its rounding enters.
 *
 * Cost: O(sqrt(rows)) for each pair of class sizes that differ from other pairs.
 * [1] N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison, J. Mach. Learn. Res. 11 (2010).
 */
export function expectedInformation({ rows, a, b }: JointCounts): number {
  const sizesB = [...countSizes(b.sizes)];
  let sum = 0;
  for (const [sizeA, timesA] of countSizes(a.sizes)) {
    for (const [sizeB, timesB] of sizesB) sum += timesA * timesB * expectedDeviance(rows, sizeA, sizeB);
  }
  return sum / rows;
}

/** How many classes there are of each size, from the smallest up. */
function countSizes(sizes: Float64Array): Map<number, number> {
  const times = new Map<number, number>();
  for (const size of sizes.slice().sort()) times.set(size, (times.get(size) ?? 0) + 1);
  return times;
}

function expectedDeviance(n: number, a: number, b: number): number {
  const lowest = Math.max(0, a + b - n);
  const highest = Math.min(a, b);
  const mode = Math.max(lowest, Math.min(highest, Math.floor(((a + 1) * (b + 1)) / (n + 2))));
  let total = 1;
  let sum = deviance(mode, n, a, b);
  for (let k = mode, p = 1; k < highest && p > NEGLIGIBLE;) {
    p *= ((a - k) * (b - k)) / ((k + 1) * (n - a - b + k + 1));
    k++;
    total += p;
    sum += p * deviance(k, n, a, b);
  }
  for (let k = mode, p = 1; k > lowest && p > NEGLIGIBLE;) {
    p *= (k * (n - a - b + k)) / ((a - k + 1) * (b - k + 1));
    k--;
    total += p;
    sum += p * deviance(k, n, a, b);
  }
  return sum / total;
}
