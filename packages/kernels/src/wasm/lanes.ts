/** Pairs of sums that a component has: its weight, its shifts, and blocks of 2 x 4 and 2 x 2 columns over the upper triangle. */
export function componentLanes(cols: number): number {
  let lanes = 1 + cols;
  for (let i = 0; i < cols; i += 2) lanes += 4 * Math.ceil((cols - i) / 2);
  return lanes;
}
