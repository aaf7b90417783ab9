import type { Outcome } from './protocol.ts';

type Cost = Pick<Outcome, 'wall' | 'cpu' | 'iterations'>;

/** The middle value, or the mean of the two middle values; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Median over rounds of ours / theirs; below 1 ours is faster. Measurements of the same round are paired, because what else
 * the machine did then slowed both; rounds that one of them sat out are passed over.
 */
export function medianRatio(
  ours: readonly (Cost | undefined)[],
  theirs: readonly (Cost | undefined)[],
  of: 'wall' | 'cpu',
  anIteration = false,
): number {
  const cost = (one: Cost): number => (anIteration ? one[of] / one.iterations : one[of]);
  const ratios = ours.flatMap((mine, round) => {
    const other = theirs[round];
    return mine && other ? [cost(mine) / cost(other)] : [];
  });
  return median(ratios);
}

/** The order of a round: everyone is first once in as many rounds as there are contenders. */
export function turn<T>(all: readonly T[], round: number): T[] {
  const first = all.length === 0 ? 0 : round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}
