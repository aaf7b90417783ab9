import { type Fit, takeRows } from '@mixwell/core';
import { partsOf } from './agglomerate-equal.ts';
import { type Groups, merge } from './groups.ts';
import type { MergeCost } from './merge-cost.ts';

/**
 * Merges the cheapest pair of groups until `parts` are left, and gives the part of each group, from 0.
 *
 * Of equal costs the first pair counts. Every pair's cost is kept: 8 bytes x groups^2 / 2.
 *
 * Cost: about groups^2 evaluations of `cost` at the start, and as many again on the way.
 */
export function* agglomerate(groups: Groups, cost: MergeCost, parts: number): Fit<Int32Array> {
  const { count } = groups;
  const costs = new Float64Array((count * (count - 1)) / 2);
  const nearest = new Int32Array(count);
  const alive = Array.from({ length: count }, (_, a) => a);
  const into = Int32Array.from(alive);
  /** Looks for the cheapest partner of `a` among the groups before it. */
  const search = (a: number): void => {
    const first = (a * (a - 1)) / 2;
    let best = -1;
    for (const b of alive) {
      if (b >= a) break;
      if (best < 0 || costs[first + b] < costs[first + best]) best = b;
    }
    nearest[a] = best;
  };
  for (let a = 1; a < count; a++) {
    for (let b = 0; b < a; b++) costs[(a * (a - 1)) / 2 + b] = cost(a, b);
    search(a);
    // A pause, so that an abort is heard.
    yield* takeRows([]);
  }
  while (alive.length > parts) {
    let last = alive[1];
    const costOf = (a: number): number => costs[(a * (a - 1)) / 2 + nearest[a]];
    for (const a of alive) if (a > alive[0] && costOf(a) < costOf(last)) last = a;
    const kept = nearest[last];
    merge(groups, kept, last);
    into[last] = kept;
    alive.splice(alive.indexOf(last), 1);
    for (const b of alive) {
      if (b === kept) continue;
      const [low, high] = b < kept ? [b, kept] : [kept, b];
      costs[(high * (high - 1)) / 2 + low] = cost(high, low);
    }
    search(kept);
    for (const a of alive) {
      if (a <= kept) continue;
      if (nearest[a] === kept || nearest[a] === last) search(a);
      else if (costs[(a * (a - 1)) / 2 + kept] < costOf(a)) nearest[a] = kept;
    }
    yield* takeRows([]);
  }
  return partsOf(into, alive);
}
