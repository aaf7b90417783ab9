import { type Fit, takeRows } from '@mixwell/core';
import { packedLength, unpack } from '@mixwell/kernels';
import { choleskyFactor, invertLower } from '@mixwell/math';
import { type Groups, averageVariance, betweenTrace, merge } from './groups.ts';

/**
 * Merges groups until `parts` are left, as their common covariance asks: each merge is the one after which the determinant of
 * the scatter within groups is smallest [1]. That scatter starts as that of one row of average variance, so the first merges, which
 * have no shape to go by, are those of least distance. Gives the part of each group, from 0.
 *
 * Cost: O(groups^3 * cols); every merge changes what all others cost.
 *
 * [1] C. Fraley, Algorithms for model-based Gaussian hierarchical clustering, SIAM J. Sci. Comput. 20 (1998), section 3.3.
 */
export function* agglomerateEqual(groups: Groups, parts: number): Fit<Int32Array> {
  const { count, cols } = groups;
  const alive = Array.from({ length: count }, (_, a) => a);
  const into = Int32Array.from(alive);
  const within = packedIdentity(cols, averageVariance(groups));
  while (alive.length > parts) {
    const turned = { ...groups, mean: whitened(groups, alive, within) };
    let [cheapest, kept, last] = [Infinity, alive[0], alive[1]];
    alive.forEach((a, place) => {
      for (let earlier = 0; earlier < place; earlier++) {
        const cost = betweenTrace(turned, a, alive[earlier]);
        if (cost < cheapest) [cheapest, kept, last] = [cost, alive[earlier], a];
      }
    });
    const own = (k: number, at: number): number => groups.scatter[k * within.length + at];
    for (let at = 0; at < within.length; at++) within[at] -= own(kept, at) + own(last, at);
    merge(groups, kept, last);
    for (let at = 0; at < within.length; at++) within[at] += own(kept, at);
    into[last] = kept;
    alive.splice(alive.indexOf(last), 1);
    // A pause, so that an abort is heard.
    yield* takeRows([]);
  }
  return partsOf(into, alive);
}

/** The number of the group, among those alive, that each group went into; a group goes into an earlier one. */
export function partsOf(into: Int32Array, alive: readonly number[]): Int32Array {
  const part = new Int32Array(into.length);
  alive.forEach((a, number) => (part[a] = number));
  into.forEach((kept, a) => kept !== a && (part[a] = part[kept]));
  return part;
}

/** The groups' means in units of the scatter within groups, where |W + c d d'| = |W| (1 + c |d|^2) ranks merges by the trace. */
function whitened({ cols, mean }: Groups, alive: readonly number[], within: Float64Array): Float64Array {
  const lower = unpack(within, 0, cols);
  choleskyFactor(lower, cols);
  const inverse = invertLower(lower, cols);
  const turned = new Float64Array(mean.length);
  for (const a of alive) {
    for (let i = 0; i < cols; i++) {
      for (let j = 0; j <= i; j++) turned[a * cols + i] += inverse[i * cols + j] * mean[a * cols + j];
    }
  }
  return turned;
}

/** `value` times the identity, as a packed upper triangle. */
function packedIdentity(cols: number, value: number): Float64Array {
  const packed = new Float64Array(packedLength(cols));
  for (let j = 0, at = 0; j < cols; at += cols - j++) packed[at] = value;
  return packed;
}
