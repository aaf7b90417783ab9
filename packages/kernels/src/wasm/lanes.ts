/** Pairs of sums that a component has: its weight, and what assembly/scatter.as.ts tells of each two columns. */
export function componentLanes(cols: number): number {
  const pairs = Math.ceil(cols / 2);
  return 1 + pairs * (2 * pairs + 3);
}
