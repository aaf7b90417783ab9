import type { Part } from './desk.ts';

/** Adds numbers that stand in a row in the memory to the fields of `sums`, one field after the other. */
export function addTotals({ numbers }: Part, ...fields: readonly Float64Array[]): void {
  let at = 0;
  for (const field of fields) for (let i = 0; i < field.length; i++) field[i] += numbers[at++];
}
