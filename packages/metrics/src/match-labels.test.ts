import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contingencyTable } from './contingency-table.ts';
import { matchLabels } from './match-labels.ts';

const labels = (rows: number, classes: number) =>
  fc.array(fc.integer({ min: 0, max: classes - 1 }), { minLength: rows, maxLength: rows });
const anyPair = fc.integer({ min: 1, max: 40 }).chain((rows) => fc.tuple(labels(rows, 6), labels(rows, 6)));

/** Pairs off the largest cell that is left, again and again. */
function greedyMatched(truth: readonly number[], predicted: readonly number[]): number {
  const { table } = contingencyTable(truth, predicted);
  const cells = [...table.data.keys()].sort((p, q) => table.data[q] - table.data[p]);
  const rows = new Set<number>();
  const cols = new Set<number>();
  let matched = 0;
  for (const cell of cells) {
    const row = Math.floor(cell / table.cols);
    const col = cell % table.cols;
    if (rows.has(row) || cols.has(col)) continue;
    rows.add(row);
    cols.add(col);
    matched += table.data[cell];
  }
  return matched;
}

describe('matchLabels, by hand', () => {
  it('1 1 0 0 0 for the truth 0 0 1 1 0 swaps the names: 4 of 5 rows', () => {
    const match = matchLabels([0, 0, 1, 1, 0], [1, 1, 0, 0, 0]);
    expect([...match.mapping]).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(match.matched).toBe(4);
    expect(match.accuracy).toBe(0.8);
    expect(match.relabel([1, 1, 0, 0, 0])).toEqual(Int32Array.of(0, 0, 1, 1, 1));
  });

  it('clusters 2, 0, 1 are the species a, b, c', () => {
    const match = matchLabels(['a', 'a', 'b', 'c'], [2, 2, 0, 1]);
    expect(match.relabel([0, 1, 2])).toEqual(['b', 'c', 'a']);
    expect(match.accuracy).toBe(1);
  });

  it('clusters that are too many get the next numbers, each its own', () => {
    const match = matchLabels([1, 1, 1, 4, 4, 4], [0, 1, 2, 3, 3, 3]);
    expect(match.relabel([0, 1, 2, 3])).toEqual(Int32Array.of(1, 5, 6, 4));
    expect([...match.mapping]).toEqual([
      [0, 1],
      [3, 4],
    ]);
  });

  it('or keep their name, primed where the truth has it', () => {
    const match = matchLabels(['a', 'a', 'a', 'b', 'b'], ['b', 'b', 'a', 'c', 'c']);
    expect(match.relabel(['a', 'b', 'c'])).toEqual(["a'", 'a', 'b']);
    expect(matchLabels(['a', 'a', 'a', 'a'], ['a', "a'", 'c', 'c']).relabel(['a', "a'", 'c'])).toEqual([
      "a'",
      "a''",
      'a',
    ]);
    expect(matchLabels(['x', 'x', 'x'], [8, 7, 8]).relabel([7, 8])).toEqual(['7', 'x']);
  });

  it('classes that are too many stay without a cluster', () => {
    const match = matchLabels([0, 0, 1, 2, 2], [7, 7, 7, 5, 5]);
    expect([...match.mapping]).toEqual([
      [5, 2],
      [7, 0],
    ]);
    expect(match.matched).toBe(4);
  });

  it('a pair may share no row: 8 of 10 rows in p and the rest in q pairs q with the class that is left', () => {
    const truth = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    const predicted = [0, 0, 0, 0, 0, 0, 0, 0, 1, 0];
    const match = matchLabels(truth, predicted);
    expect(match.mapping.get(1)).toBe(1);
    expect(match.matched).toBe(8);
  });

  it('is frozen, and relabel does not depend on the map', () => {
    const match = matchLabels([0, 1], [1, 0]);
    expect(Object.isFrozen(match)).toBe(true);
    (match.mapping as Map<number, number>).clear();
    expect(match.relabel([0, 1])).toEqual(Int32Array.of(1, 0));
  });
});

describe('matchLabels, properties', () => {
  it('relabel agrees with the truth in just the matched rows, and keeps clusters apart', () => {
    fc.assert(
      fc.property(anyPair, ([truth, predicted]) => {
        const match = matchLabels(truth, predicted);
        const relabelled = match.relabel(predicted);
        expect(relabelled.filter((label, i) => label === truth[i])).toHaveLength(match.matched);
        expect(match.accuracy).toBe(match.matched / truth.length);
        expect(new Set(relabelled).size).toBe(new Set(predicted).size);
      }),
    );
  });

  it('never matches fewer rows than a greedy choice, and sometimes more', () => {
    let better = 0;
    fc.assert(
      fc.property(anyPair, ([truth, predicted]) => {
        const { matched } = matchLabels(truth, predicted);
        const greedy = greedyMatched(truth, predicted);
        expect(matched).toBeGreaterThanOrEqual(greedy);
        if (matched > greedy) better++;
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(better).toBeGreaterThan(0);
  });

  it('undoes any renaming', () => {
    fc.assert(
      fc.property(labels(30, 6), fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (truth, names) => {
        const predicted = truth.map((label) => names[label]);
        const match = matchLabels(truth, predicted);
        expect(match.accuracy).toBe(1);
        expect([...match.relabel(predicted)]).toEqual(truth);
      }),
    );
  });
});

describe('matchLabels, edges', () => {
  it('relabel refuses a label that was not predicted', () => {
    expect(() => matchLabels([0, 1], [0, 1]).relabel([1, 0, 2, 2])).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'matchLabels: relabel: row 2 is 2, which was not a predicted label.',
        details: { row: 2, value: 2 },
      }) as Error,
    );
    expect(() => matchLabels([0, 1], [0, 1]).relabel([])).toThrow(
      expect.objectContaining({ code: 'invalid-input' }) as Error,
    );
  });

  it('relabel refuses a true label that does not fit in 32 bits', () => {
    const match = matchLabels([0, 3e9], [0, 1]);
    expect(match.mapping.get(1)).toBe(3e9);
    expect(match.relabel([0])).toEqual(Int32Array.of(0));
    expect(() => match.relabel([0, 1])).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'matchLabels: relabel: row 1 is 1, which is 3000000000 in the truth: too large for 32 bits.',
      }) as Error,
    );
  });

  it('refuses tables of more than 2^26 cells', () => {
    const each = Int32Array.from({ length: 8193 }, (_, i) => i);
    expect(() => matchLabels(each, each)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
  });
});
