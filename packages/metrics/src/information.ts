import { log } from '@mixwell/math';
import { deviance } from './deviance.ts';
import type { JointCounts } from './joint-counts.ts';

/** What two labellings tell, in nats. */
export interface Information {
  /** Entropy of the first labelling. */
  readonly entropyA: number;
  /** Entropy of the second labelling. */
  readonly entropyB: number;
  /** Mutual information of the two; at most the smaller entropy, and equal to an entropy where one labelling decides the other. */
  readonly mutual: number;
}

/**
 * Entropies and mutual information of the shares of rows in the classes [1].
 *
 * [1] T. M. Cover and J. A. Thomas, Elements of Information Theory (2006), chapter 2.
 */
export function information(joint: JointCounts): Information {
  const { rows, a, b, cells } = joint;
  const entropyA = entropy(a.sizes, rows);
  const entropyB = entropy(b.sizes, rows);
  // A cell for each class of b says that b decides a: then the answer is known without rounding.
  if (cells.length === b.sizes.length) return { entropyA, entropyB, mutual: entropyA };
  if (cells.length === a.sizes.length) return { entropyA, entropyB, mutual: entropyB };
  return { entropyA, entropyB, mutual: Math.min(mutual(joint), entropyA, entropyB) };
}

/** Shares below this add nothing that a sum of 1 could hold, and their inverse overflows. */
const LEAST_SHARE = 1e-300;

/** Sizes are added from the smallest up, so that classes of the same sizes give the same bits whatever their names. */
function entropy(sizes: Float64Array, rows: number): number {
  let sum = 0;
  for (const size of sizes.slice().sort()) {
    if (size / rows > LEAST_SHARE) sum += (size / rows) * log(rows / size);
  }
  return sum;
}

/**
 * The sum of all cells' deviances over rows: equal to the usual sum of p ln(p / (p_a p_b)), because counts and expected counts
 * have the same total; but no term is negative, so an information near 0 keeps its digits.
 */
function mutual({ rows, a, b, cells }: JointCounts): number {
  let sum = 0;
  let met = 0;
  for (const cell of cells) {
    const sizeA = a.sizes[cell.a];
    const sizeB = b.sizes[cell.b];
    sum += deviance(cell.count, rows, sizeA, sizeB);
    met += sizeA * sizeB;
  }
  const ofEmptyCells = Math.max(0, rows * rows - met) / rows;
  return (sum + ofEmptyCells) / rows;
}
