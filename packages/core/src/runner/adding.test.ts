import { describe, expect, it, vi } from 'vitest';
import type { Kernel, RowBlock } from '../kernel.ts';
import { newAdding } from './adding.ts';

const least: Kernel<null, { least: Float64Array }> = {
  name: 'least',
  empty: () => ({ least: Float64Array.of(Infinity) }),
  accumulate(_, { data }, { least }) {
    least[0] = Math.min(least[0], ...data);
  },
};
const block: RowBlock = { data: Float64Array.of(3, 2), rows: 2, cols: 1, weights: null, first: 0 };

describe('newAdding', () => {
  it('gives spent sums again, as sums over no rows', () => {
    const { add, fresh, spend } = newAdding(least, null, 1);
    const sums = fresh();
    add(block, sums, {});
    expect(sums.least[0]).toBe(2);
    spend(sums);
    expect(fresh()).toBe(sums);
    expect(sums.least[0]).toBe(Infinity);
    expect(fresh()).not.toBe(sums);
  });

  it('prepares a kernel once, for all blocks', () => {
    const add = vi.fn();
    const prepare = vi.fn(() => add);
    const adding = newAdding({ ...least, prepare }, null, 1);
    const sums = adding.fresh();
    adding.add(block, sums, {});
    adding.add(block, sums, {});
    expect(prepare.mock.calls).toEqual([[null, 1]]);
    expect(add.mock.calls).toEqual([
      [block, sums, {}],
      [block, sums, {}],
    ]);
  });
});
