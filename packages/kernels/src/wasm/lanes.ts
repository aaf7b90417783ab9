import type { Part } from './desk.ts';

/** Adds a sum over even rows and one over odd rows, which stand together, to one sum. */
function addLane({ numbers }: Part, lane: number, to: Float64Array, at: number): void {
  to[at] += numbers[2 * lane] + numbers[2 * lane + 1];
}

/** `addLane` of `count` sums that stand in a row. */
export function addLanes(lanes: Part, lane: number, to: Float64Array, at: number, count: number): void {
  for (let i = 0; i < count; i++) addLane(lanes, lane + i, to, at + i);
}

/** Pairs of sums that a component has: its weight, its shifts, and blocks of 2 x 4 and 2 x 2 columns over the upper triangle. */
export function componentLanes(cols: number): number {
  let lanes = 1 + cols;
  for (let i = 0; i < cols; i += 2) lanes += 4 * Math.ceil((cols - i) / 2);
  return lanes;
}
