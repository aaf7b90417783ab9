import { type Labelling, type Labels, readPair } from './labels.ts';
import { rowsByCode } from './rows-by-code.ts';

/** How many rows each class of `a` shares with each class of `b`: the contingency table without its zeros. */
export interface JointCounts {
  readonly rows: number;
  readonly a: Labelling;
  readonly b: Labelling;
  /** The cells that hold rows, by class of `a`: class of `a`, class of `b`, rows in both. */
  readonly cells: readonly JointCell[];
}

export interface JointCell {
  readonly a: number;
  readonly b: number;
  readonly count: number;
}

/**
 * Reads two labellings of the same rows, and counts.
 *
 * Cost: O(rows + classes) time and memory, also where nearly every row has a class of its own.
 *
 * @throws MixwellError as `readPair`.
 */
export function jointCounts(owner: string, a: [string, Labels], b: [string, Labels]): JointCounts {
  const [labelsA, labelsB] = readPair(owner, a, b);
  return { rows: labelsA.codes.length, a: labelsA, b: labelsB, cells: countCells(labelsA, labelsB) };
}

function countCells(a: Labelling, b: Labelling): JointCell[] {
  const { order, starts } = rowsByCode(a);
  const counts = new Float64Array(b.sizes.length);
  const cells: JointCell[] = [];
  for (let k = 0; k < a.sizes.length; k++) {
    const met: number[] = [];
    for (let at = starts[k]; at < starts[k + 1]; at++) {
      const other = b.codes[order[at]];
      if (counts[other]++ === 0) met.push(other);
    }
    for (const other of met) {
      cells.push({ a: k, b: other, count: counts[other] });
      counts[other] = 0;
    }
  }
  return cells;
}
