import type { JointCounts } from './joint-counts.ts';

/** Ordered pairs of different rows, by whether the two share a class. */
export interface PairCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
}

/** Counts pairs from the sums of squares of the counts; exact up to 9e7 rows. */
export function pairCounts({ rows, a, b, cells }: JointCounts): PairCounts {
  const both = cells.reduce((sum, { count }) => sum + count * (count - 1), 0);
  const inA = pairsWithin(a.sizes);
  const inB = pairsWithin(b.sizes);
  return { both, onlyA: inA - both, onlyB: inB - both, neither: rows * (rows - 1) - inA - inB + both };
}

function pairsWithin(sizes: Float64Array): number {
  return sizes.reduce((sum, size) => sum + size * (size - 1), 0);
}
