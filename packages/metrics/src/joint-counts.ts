import { readWeights } from '@mixwell/core';
import { type Labelling, type Labels, readPair } from './labels.ts';
import { rowsByCode } from './rows-by-code.ts';
import { readWholeWeights } from './sample-weights.ts';

/** How many rows each class of `a` shares with each class of `b`: the contingency table without its zeros. */
export interface JointCounts {
  /** The sum of the weights; the number of rows where there are none. */
  readonly rows: number;
  readonly a: Labelling;
  readonly b: Labelling;
  /** The cells that hold rows, by class of `a`: class of `a`, class of `b`, weight of the rows in both. */
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
 * Rows of weight 0 are absent, and so are the classes that have no others.
 *
 * @throws MixwellError as `readPair` and `readWeights`.
 */
export function jointCounts(
  owner: string,
  a: [string, Labels],
  b: [string, Labels],
  sampleWeights?: ArrayLike<number>,
): JointCounts {
  const pair = readPair(owner, a, b);
  return countsOf(owner, pair, a, b, readWeights(owner, sampleWeights, a[1].length));
}

/** `jointCounts` of whole numbers of rows. @throws MixwellError `invalid-input` for another weight, naming its row. */
export function jointRowCounts(
  owner: string,
  a: [string, Labels],
  b: [string, Labels],
  sampleWeights?: ArrayLike<number>,
): JointCounts {
  const pair = readPair(owner, a, b);
  return countsOf(owner, pair, a, b, readWholeWeights(owner, sampleWeights, a[1].length));
}

function countsOf(
  owner: string,
  [all, allOthers]: [Labelling, Labelling],
  [nameA, labelsA]: [string, Labels],
  [nameB, labelsB]: [string, Labels],
  weights: Float64Array | null,
): JointCounts {
  if (weights === null) return { rows: all.codes.length, a: all, b: allOthers, cells: countCells(all, allOthers) };
  const present = [...weights.keys()].filter((i) => weights[i] > 0);
  const of = (labels: Labels): Labels => present.map((i) => labels[i]);
  const [one, two] = readPair(owner, [nameA, of(labelsA)], [nameB, of(labelsB)]);
  const counted = Float64Array.from(present, (i) => weights[i]);
  return {
    rows: counted.reduce((sum, weight) => sum + weight, 0),
    a: weighed(one, counted),
    b: weighed(two, counted),
    cells: countCells(one, two, counted),
  };
}

function weighed(labelling: Labelling, weights: Float64Array): Labelling {
  const sizes = new Float64Array(labelling.sizes.length);
  labelling.codes.forEach((code, i) => (sizes[code] += weights[i]));
  return { ...labelling, sizes };
}

function countCells(a: Labelling, b: Labelling, weights?: Float64Array): JointCell[] {
  const { order, starts } = rowsByCode(a);
  const counts = new Float64Array(b.sizes.length);
  const cells: JointCell[] = [];
  for (let k = 0; k < a.sizes.length; k++) {
    const met: number[] = [];
    for (let at = starts[k]; at < starts[k + 1]; at++) {
      const other = b.codes[order[at]];
      if (counts[other] === 0) met.push(other);
      counts[other] += weights ? weights[order[at]] : 1;
    }
    for (const other of met) {
      cells.push({ a: k, b: other, count: counts[other] });
      counts[other] = 0;
    }
  }
  return cells;
}
