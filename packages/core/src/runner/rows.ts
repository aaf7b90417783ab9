import type { Matrix } from '../matrix.ts';
import { type Rows, blockCount, rowBlock } from './blocks.ts';

/** A copy of the rows at `indices`, in that order. */
export function copyRows({ matrix }: Rows, indices: readonly number[]): Matrix {
  const { data, cols } = matrix;
  const copy = new Float64Array(indices.length * cols);
  indices.forEach((i, at) => copy.set(data.subarray(i * cols, (i + 1) * cols), at * cols));
  return { data: copy, rows: indices.length, cols };
}

/**
 * The row at which the running sum of weight times value passes each of the `fractions` of its total.
 *
 * Sums are taken by block first, so the answer does not depend on who summed which block. A row of weight or value 0 is never
 * drawn while the total is above 0; where it is 0, the weights alone decide.
 */
export function rowsAtFractions(rows: Rows, values: Float64Array | null, fractions: readonly number[]): number[] {
  const totals = Array.from({ length: blockCount(rows) }, (_, block) => blockMass(rows, block, values));
  const total = totals.reduce((sum, mass) => sum + mass, 0);
  if (!(total > 0) && values !== null) return rowsAtFractions(rows, null, fractions);
  return fractions.map((fraction) => {
    let left = fraction * total;
    let block = 0;
    while (block < totals.length - 1 && (totals[block] <= left || totals[block] === 0)) left -= totals[block++];
    while (totals[block] === 0) {
      block--;
      left = Infinity;
    }
    return rowAt(rows, block, values, left);
  });
}

function blockMass(rows: Rows, block: number, values: Float64Array | null): number {
  const masses = massesOf(rows, block, values);
  if (!masses) return rowBlock(rows, block).rows;
  let sum = 0;
  let i = 0;
  // Four a turn, in their order: over few rows an engine spends less on making a short loop fast.
  for (; i + 3 < masses.length; i += 4) sum = sum + masses[i] + masses[i + 1] + masses[i + 2] + masses[i + 3];
  for (; i < masses.length; i++) sum += masses[i];
  return sum;
}

function rowAt(rows: Rows, block: number, values: Float64Array | null, left: number): number {
  const { rows: count, first } = rowBlock(rows, block);
  const masses = massesOf(rows, block, values);
  if (!masses) return first + Math.min(Math.floor(left), count - 1);
  let last = 0;
  for (let i = 0; i < masses.length; i++) {
    if (masses[i] === 0) continue;
    last = i;
    left -= masses[i];
    if (left < 0) break;
  }
  return first + last;
}

/** Weight times value of each row of a block; null where all are 1. */
function massesOf(rows: Rows, block: number, values: Float64Array | null): Float64Array | null {
  const { rows: count, first, weights } = rowBlock(rows, block);
  const own = values && values.subarray(first, first + count);
  return weights && own ? weights.map((weight, i) => weight * own[i]) : (weights ?? own);
}
