import type { Matrix } from '../matrix.ts';
import { BLOCK_ROWS, type Rows, blockCount, rowBlock } from './blocks.ts';

/** A copy of the rows at `indices`, in that order. */
export function copyRows({ matrix }: Rows, indices: readonly number[]): Matrix {
  const { data, cols } = matrix;
  const copy = new Float64Array(indices.length * cols);
  for (let row = 0, to = 0; row < indices.length; row++) {
    for (let at = indices[row] * cols, end = at + cols; at < end; at++, to++) copy[to] = data[at];
  }
  return { data: copy, rows: indices.length, cols };
}

/**
 * The row at which the running sum of weight times value passes each of the `fractions` of its total.
 *
 * Sums are taken by block first, so the answer does not depend on who summed which block. A row of weight or value 0 is never
 * drawn while the total is above 0; where it is 0, the weights alone decide.
 */
export function rowsAtFractions(rows: Rows, values: Float64Array | null, fractions: readonly number[]): number[] {
  const totals = blockMasses(rows, values);
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

/** The sum over each block. */
function blockMasses(rows: Rows, values: Float64Array | null): number[] {
  const totals = Array.from({ length: blockCount(rows) }, () => 0);
  let block = 0;
  if (values && !rows.weights) {
    const isFull = (first: number): boolean => (first + 4) * BLOCK_ROWS <= rows.matrix.rows;
    for (; isFull(block); block += 4) addFourBlocks(values, block, totals);
  }
  for (; block < totals.length; block++) totals[block] = blockMass(rows, block, values);
  return totals;
}

/** Four full blocks at once: each sum waits for its own last addition only. */
function addFourBlocks(values: Float64Array, block: number, totals: number[]): void {
  const start = block * BLOCK_ROWS;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = start; i < start + BLOCK_ROWS; i++) {
    a += values[i];
    b += values[i + BLOCK_ROWS];
    c += values[i + 2 * BLOCK_ROWS];
    d += values[i + 3 * BLOCK_ROWS];
  }
  totals[block] = a;
  totals[block + 1] = b;
  totals[block + 2] = c;
  totals[block + 3] = d;
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
