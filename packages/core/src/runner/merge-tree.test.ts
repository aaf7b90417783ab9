import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kernel } from '../kernel.ts';
import { randomStream } from '../seed.ts';
import { BLOCK_ROWS, sumBlocks } from './blocks.ts';
import { mergeTree } from './merge-tree.ts';

interface Told {
  readonly text: Float64Array & { name?: string };
}

const leaf = (name: number): Told => ({ text: Object.assign(new Float64Array(0), { name: String(name) }) });
/** A merge that tells in what order it was done. */
const telling = {
  merge(into: Told, from: Told) {
    into.text.name = `(${into.text.name} + ${from.text.name})`;
  },
};

describe('by hand', () => {
  it.each([
    [1, '0'],
    [2, '(0 + 1)'],
    [3, '((0 + 1) + 2)'],
    [7, '(((0 + 1) + (2 + 3)) + ((4 + 5) + 6))'],
    [8, '(((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7)))'],
  ])('%d sums meet as %s', (count, expected) => {
    const tree = mergeTree(telling);
    for (let i = 0; i < count; i++) tree.add(leaf(i));
    expect(tree.total().text.name).toBe(expected);
  });

  it('tells of each of the sums that was merged into another', () => {
    const spent: Told[] = [];
    const leaves = [0, 1, 2].map(leaf);
    const tree = mergeTree(telling, (sums) => void spent.push(sums));
    leaves.forEach(tree.add);
    expect(tree.total()).toBe(leaves[0]);
    expect(spent).toEqual([leaves[1], leaves[2]]);
  });

  it('without a merge of its own, a kernel adds field by field', () => {
    const tree = mergeTree<unknown, { a: Float64Array }, object>({});
    [1, 2, 3].forEach((value) => tree.add({ a: Float64Array.of(value) }));
    expect(tree.total().a[0]).toBe(6);
  });
});

describe('ranges of 2^n blocks', () => {
  const total: Kernel<null, { sum: Float64Array }> = {
    name: 'total',
    empty: () => ({ sum: new Float64Array(1) }),
    accumulate(_, { data }, { sum }) {
      for (const value of data) sum[0] += value;
    },
  };
  const sumNow = (work: Generator<void, { sum: Float64Array }>): { sum: Float64Array } => {
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  };

  it('have sums that merge to the bits of one sum over all rows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 0, max: 5 }),
        fc.nat(BLOCK_ROWS - 1),
        (blocks, n, cut) => {
          const count = blocks * BLOCK_ROWS - cut;
          const rows = {
            matrix: { data: Float64Array.from({ length: count }, randomStream(0)), rows: count, cols: 1 },
            weights: null,
          };
          const tree = mergeTree(total);
          for (let first = 0; first < blocks; first += 2 ** n) {
            tree.add(sumNow(sumBlocks(total, null, {}, rows, { first, end: Math.min(first + 2 ** n, blocks) })));
          }
          expect(tree.total().sum[0]).toBe(sumNow(sumBlocks(total, null, {}, rows)).sum[0]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
