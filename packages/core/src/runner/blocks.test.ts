import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kernel, RowBlock } from '../kernel.ts';
import type { Matrix } from '../matrix.ts';
import { BLOCK_ROWS, type Rows, blockCount, rowBlock, sumBlocks, sumOneBlock } from './blocks.ts';

const counting = (rows: number, cols = 1): Matrix => ({
  data: Float64Array.from({ length: rows * cols }, (_, at) => at),
  rows,
  cols,
});
const unweighted = (matrix: Matrix): Rows => ({ matrix, weights: null });

function sumNow<T>(sums: Generator<void, T>): { sums: T; pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const { done, value } = sums.next();
    if (done) return { sums: value, pauses };
  }
}

const columnSums: Kernel<null, { sum: Float64Array; weight: Float64Array }> = {
  name: 'column-sums',
  empty: (_, cols) => ({ sum: new Float64Array(cols), weight: new Float64Array(1) }),
  accumulate(_, { data, rows, cols, weights }, { sum, weight }) {
    for (let i = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      weight[0] += w;
      for (let j = 0; j < cols; j++) sum[j] += w * data[i * cols + j];
    }
  },
};

describe('rowBlock', () => {
  const rows = {
    matrix: counting(BLOCK_ROWS + 2, 3),
    weights: Float64Array.from({ length: BLOCK_ROWS + 2 }, (_, i) => i),
  };

  it('the second of 1026 rows has two, from row 1024', () => {
    expect(blockCount(rows)).toBe(2);
    expect(rowBlock(rows, 1)).toEqual({
      data: Float64Array.of(3072, 3073, 3074, 3075, 3076, 3077),
      rows: 2,
      cols: 3,
      weights: Float64Array.of(1024, 1025),
      first: 1024,
    });
  });

  it('is a view, not a copy', () => {
    const { data, weights } = rowBlock(rows, 0);
    expect(data.buffer).toBe(rows.matrix.data.buffer);
    expect(weights?.buffer).toBe(rows.weights.buffer);
    expect(rowBlock(unweighted(rows.matrix), 0).weights).toBeNull();
  });
});

describe('sumOneBlock', () => {
  const rows = { matrix: counting(5, 2), weights: Float64Array.of(1, 0, 2, 0.5, 3) };

  it('has the sums of sumBlocks, whether the kernel prepares a sweep or not', () => {
    const prepared: typeof columnSums = {
      ...columnSums,
      prepare: () => (block, sums) => columnSums.accumulate(null, block, sums, {}),
      accumulate: () => expect.unreachable(),
    };
    const { sums } = sumNow(sumBlocks(columnSums, null, {}, rows));
    for (const kernel of [columnSums, prepared]) expect(sumOneBlock(kernel, null, {}, rows)).toEqual(sums);
  });

  it('lets the kernel have sums that nobody needs any more', () => {
    const spent = columnSums.empty(null, 2);
    const saving: typeof columnSums = { ...columnSums, empty: (_, __, left) => left ?? expect.unreachable() };
    expect(sumOneBlock(saving, null, {}, rows, spent)).toBe(spent);
  });
});

describe('sumBlocks', () => {
  it.each([1, 1023, 1024, 1025, 10_000])('of %d rows is the plain sum, with a pause after each block', (rows) => {
    const { sums, pauses } = sumNow(sumBlocks(columnSums, null, {}, unweighted(counting(rows, 2))));
    expect([...sums.sum]).toEqual([rows * (rows - 1), rows * rows]);
    expect([...sums.weight]).toEqual([rows]);
    expect(pauses).toBe(Math.ceil(rows / 1024));
  });

  it('of any rows and weights is the plain sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 3 }), (rows, cols) => {
        const matrix = counting(rows, cols);
        const weights = Float64Array.from({ length: rows }, (_, i) => i % 4);
        const expected = new Float64Array(cols);
        matrix.data.forEach((value, at) => (expected[at % cols] += weights[Math.floor(at / cols)] * value));
        expect(sumNow(sumBlocks(columnSums, null, {}, { matrix, weights })).sums.sum).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('a row array has the part of each block, whatever its width', () => {
    const rows = 3000;
    const written = { one: new Int32Array(rows), three: new Float64Array(rows * 3) };
    const marker: Kernel<null, object, typeof written> = {
      name: 'marker',
      empty: () => ({}),
      accumulate(_, block: RowBlock, _sums, { one, three }) {
        expect([one.length, three.length]).toEqual([block.rows, block.rows * 3]);
        for (let i = 0; i < one.length; i++) one[i] = block.first + i;
        for (let at = 0; at < three.length; at++) three[at] = block.first * 3 + at;
      },
    };
    sumNow(sumBlocks(marker, null, written, unweighted(counting(rows))));
    expect(written.one.every((value, i) => value === i)).toBe(true);
    expect(written.three.every((value, at) => value === at)).toBe(true);
  });

  it('sums that are not zero over no rows, as of a minimum, stay so from block to block', () => {
    const least: Kernel<null, { least: Float64Array }> & { smaller: (a: number, b: number) => number } = {
      name: 'least',
      smaller: Math.min,
      empty: () => ({ least: Float64Array.of(Infinity) }),
      accumulate(_, { data }, sums) {
        sums.least[0] = data.reduce((a, b) => this.smaller(a, b), sums.least[0]);
      },
      merge(into, from) {
        into.least[0] = this.smaller(into.least[0], from.least[0]);
      },
    };
    const matrix = { data: Float64Array.from({ length: 9000 }, (_, i) => 10_000 - i), rows: 9000, cols: 1 };
    expect([...sumNow(sumBlocks(least, null, {}, unweighted(matrix))).sums.least]).toEqual([1001]);
  });
});

describe('the merge tree', () => {
  /** Sums that know which blocks they are of, from the first to before the last. */
  const tree = (blocks: number) => {
    const merges: string[] = [];
    const recorder: Kernel<null, { from: Float64Array; to: Float64Array }> = {
      name: 'recorder',
      empty: () => ({ from: new Float64Array(1), to: new Float64Array(1) }),
      accumulate(_, { first, rows }, { from, to }) {
        from[0] = first / BLOCK_ROWS;
        to[0] = from[0] + Math.ceil(rows / BLOCK_ROWS);
      },
      merge(into, from) {
        expect(from.from[0]).toBe(into.to[0]);
        merges.push(`${into.from[0]}-${into.to[0]} + ${from.from[0]}-${from.to[0]}`);
        into.to[0] = from.to[0];
      },
    };
    const { sums } = sumNow(sumBlocks(recorder, null, {}, unweighted(counting((blocks - 1) * BLOCK_ROWS + 1))));
    expect([sums.from[0], sums.to[0]]).toEqual([0, blocks]);
    return merges;
  };

  it('of one block is that block', () => {
    expect(tree(1)).toEqual([]);
  });

  it('of 4 blocks is (0 + 1) + (2 + 3)', () => {
    expect(tree(4)).toEqual(['0-1 + 1-2', '2-3 + 3-4', '0-2 + 2-4']);
  });

  it('of 7 blocks is ((0 + 1) + (2 + 3)) + ((4 + 5) + 6)', () => {
    expect(tree(7)).toEqual(['0-1 + 1-2', '2-3 + 3-4', '0-2 + 2-4', '4-5 + 5-6', '4-6 + 6-7', '0-4 + 4-7']);
  });

  it('of any number splits at the largest power of two below it', () => {
    const split = (from: number, to: number): string[] => {
      if (to - from < 2) return [];
      let size = 1;
      while (size * 2 < to - from) size *= 2;
      const middle = from + size;
      return [...split(from, middle), ...split(middle, to), `${from}-${middle} + ${middle}-${to}`];
    };
    for (let blocks = 1; blocks <= 40; blocks++) expect([...tree(blocks)].sort()).toEqual(split(0, blocks).sort());
  });
});
